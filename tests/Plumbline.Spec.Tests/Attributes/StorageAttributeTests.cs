using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;

namespace Plumbline.Spec.Tests.Attributes;

public sealed class StorageAttributeTests
{
    [Fact]
    public void A_bare_table_is_keyed_by_id_and_journaled()
    {
        var table = TableAttribute.Find(AttributeText.One("table", "{}"));

        Assert.Equal(new TableAttribute { Name = null, Key = "id", Journal = true }, table);
    }

    [Fact]
    public void A_table_says_all_it_can_say()
    {
        var table = TableAttribute.Find(AttributeText.One(
            "table", """{"name": "people", "key": "key", "indexes": [["a"], ["b", "c"]], "unique": [["email"]], "journal": false}"""));

        Assert.NotNull(table);
        Assert.Equal("people", table.Name);
        Assert.Equal("key", table.Key);
        Assert.Equal(["a", "b,c"], Joined(table.Indexes));
        Assert.Equal(["email"], Joined(table.Unique));
        Assert.False(table.Journal);
    }

    [Fact]
    public void An_attribute_whose_value_is_no_object_is_no_table() =>
        Assert.Null(TableAttribute.Find(AttributeText.One("table", "true")));

    [Fact]
    public void A_bare_stream_is_observed()
    {
        var stream = StreamAttribute.Find(AttributeText.One("stream", "{}"));

        Assert.Equal(new StreamAttribute { Serialization = "json", Delivery = StreamDelivery.Observe }, stream);
    }

    [Fact]
    public void A_stream_says_all_it_can_say() =>
        Assert.Equal(
            new StreamAttribute { Of = "user", PartitionKey = "user.id", Delivery = StreamDelivery.Consume },
            StreamAttribute.Find(AttributeText.One("stream", """{"of": "user", "partition_key": "user.id", "delivery": "consume"}""")));

    [Fact]
    public void Consumes_may_repeat_and_may_keep_a_replica()
    {
        var all = ConsumesAttribute.FindAll(AttributeText.Of(
            ("consumes", """{"union": "a.v0.unions.x_event"}"""),
            ("consumes", """{"handler": true}"""),
            ("consumes", """{"union": "a.v0.unions.y_event", "handler": false, "replica": {"of": "y", "fields": ["id"], "indexes": [["id"]]}}""")));

        Assert.Equal(["a.v0.unions.x_event", "a.v0.unions.y_event"], all.Select(c => c.Union));
        Assert.True(all[0].Handler);
        Assert.Null(all[0].Replica);
        Assert.False(all[1].Handler);
        Assert.Equal("y", all[1].Replica!.Of);
        Assert.Equal(["id"], all[1].Replica!.Fields);
        Assert.Equal(["id"], Joined(all[1].Replica!.Indexes));
    }

    private static IEnumerable<string> Joined(EquatableArray<EquatableArray<string>> lists) => lists.Select(list => string.Join(',', list));
}
