using System.Text.Json;
using Plumbline.Generator.CSharp;
using Plumbline.Generator.Tests.Harness;
using Plumbline.Spec.Collections;
using static Plumbline.Generator.Tests.Emit.Declarations;

namespace Plumbline.Generator.Tests.Emit;

public sealed class DiscriminatedUnionTests
{
    private const string D = "type";

    private static readonly UnionMemberDeclaration s_inner = Member(Types.Union("Inner"), "inner");
    private static readonly UnionMemberDeclaration s_number = Wrapped(Types.Decimal, "decimal", "InnerDecimal");
    private static readonly UnionMemberDeclaration s_upserted = Member(Types.Model("Upserted"), "user_upserted");
    private static readonly UnionMemberDeclaration s_status = Wrapped(Types.Enum("Status"), "status", "EventStatus");
    private static readonly UnionMemberDeclaration s_raw = Wrapped(Types.Object, "object", "EventObject");

    // event { user_upserted, status, object, inner { user_deleted (also directly in the second union), decimal } }
    private static readonly UnionDeclaration s_event = Union("event", D, s_upserted, s_status, s_raw, s_inner) with
    {
        Leaves = EquatableArray.Create(
            Leaf(s_upserted), Leaf(s_status), Leaf(s_raw), Leaf(Member(Types.Model("Deleted"), "user_deleted"), "inner"), Leaf(s_number, "inner")),
    };

    private static readonly UnionDeclaration s_innerUnion = Union("inner", D, Member(Types.Model("Deleted"), "user_deleted"), s_number) with
    {
        Unions = EquatableArray.Create(Membership("IEvent", D, "inner")),
    };

    private static readonly UnionDeclaration s_second = Union("second", D, Member(Types.Model("Deleted"), "user_deleted") with { IsDefault = true });

    private static readonly EmittedTypes s_types = new(
        [
            .. s_event.Emit(),
            .. s_innerUnion.Emit(),
            .. s_second.Emit(),
            .. Enum("status", ("Active", "active")).Emit(),
            .. Model("upserted", Field("id", Types.String), Optional("next", Types.Union("Event"))).In("IEvent", D, "user_upserted").Emit(),
            .. Model("deleted", Field("id", Types.String)).In("IInner", D, "user_deleted").In("IEvent", D, "user_deleted").In("ISecond", D, "user_deleted").Emit(),
        ],
        """
        namespace Consumer;
        using Io.Example.UserV0;
        public static class Code
        {
            public static string Match(object value) => ((IEvent)value).Match(
                userUpserted: u => "upserted " + u.Id, status: s => "status " + s.Value, @object: o => "object", inner: i => "inner", unknown: u => "unknown " + u.Discriminator);

            public static string Switch(object value)
            {
                var result = "";
                ((IEvent)value).Switch(u => result = "upserted", s => result = "status", o => result = "object", i => result = "inner", u => result = "unknown");
                return result;
            }
        }
        """);

    [Theory]
    [InlineData("""{"type":"user_upserted","id":"1"}""")]
    [InlineData("""{"type":"user_upserted","id":"1","next":{"type":"status","value":"active"}}""")]
    [InlineData("""{"type":"status","value":"active"}""")]
    [InlineData("""{"type":"object","value":{"b":[1.50]}}""")]
    [InlineData("""{"type":"user_deleted","id":"1"}""")]
    [InlineData("""{"type":"decimal","value":"1.50"}""")]
    public void A_member_passes_as_it_is(string json) => Assert.Equal(json, s_types.Pass("IEvent", json));

    [Fact]
    public void The_discriminator_may_stand_anywhere() =>
        Assert.Equal("""{"type":"user_upserted","id":"1"}""", s_types.Pass("IEvent", """{"id":"1","more":{"type":"x"},"type":"user_upserted"}"""));

    [Fact]
    public void A_decimal_beside_a_discriminator_is_a_string_but_numbers_are_read() =>
        Assert.Equal("""{"type":"decimal","value":"1.5"}""", s_types.Pass("IInner", """{"type":"decimal","value":1.5}"""));

    [Fact]
    public void A_member_model_carries_the_discriminator_on_its_own_and_does_without_when_read() =>
        Assert.Equal("""{"type":"user_deleted","id":"1"}""", s_types.Pass("Deleted", """{"id":"1"}""", refusesUnknownMembers: true));

    [Fact]
    public void The_discriminator_is_no_unknown_member()
    {
        const string Text = """{"type":"user_deleted","id":"1"}""";
        Assert.Equal(Text, s_types.Pass("Deleted", Text, refusesUnknownMembers: true));
        Assert.Equal("""{"type":"status","value":"active"}""", s_types.Pass("IEvent", """{"type":"status","value":"active"}""", refusesUnknownMembers: true));
    }

    [Fact]
    public void The_default_member_needs_no_discriminator() =>
        Assert.Equal("""{"type":"user_deleted","id":"1"}""", s_types.Pass("ISecond", """{"id":"1"}"""));

    [Theory]
    [InlineData("{\"id\":\"1\"}", "required /type: is required")]
    [InlineData("{\"type\":1}", "type /type: must be a string")]
    [InlineData("{\"type\":\"\\ud800\"}", "text /type: must be Unicode text")]
    [InlineData("{\"type\":\"new\"}", "union /type: must be one of: user_upserted, status, object, user_deleted, decimal")]
    [InlineData("{\"type\":\"inner\"}", "union /type: must be one of: user_upserted, status, object, user_deleted, decimal")]
    [InlineData("{\"type\":\"status\"}", "required /value: is required")]
    [InlineData("{\"type\":\"status\",\"value\":1}", "type /value: must be a string (status)")]
    [InlineData("{\"type\":\"user_upserted\",\"next\":{\"type\":\"x\"}}", "union /next/type: must be one of: user_upserted, status, object, user_deleted, decimal\nrequired /id: is required")]
    [InlineData("[]", "type : must be an object (event)")]
    public void A_server_refuses_the_rest(string json, string problems) => Assert.Equal(problems, s_types.Pass("IEvent", json));

    [Fact]
    public void A_client_keeps_an_unknown_member_as_it_is()
    {
        const string Text = """{"a":1.0,"type":"new","b":null}""";
        Assert.Equal(Text, s_types.Pass("IEvent", Text, isStrict: false));
        Assert.Equal("unknown new", Run("Match", s_types.Read("IEvent", Text)));
        Assert.Equal("UnknownEvent { Discriminator = new }", s_types.Read("IEvent", Text).ToString());
    }

    [Theory]
    [InlineData("""{"type":"new","x":"\ud800"}""")]
    [InlineData("""{"type":"new","\udc00":1}""")]
    public void A_client_refuses_an_unknown_member_that_could_not_be_written_back(string json) =>
        Assert.Equal("text : must hold Unicode text only", s_types.Pass("IEvent", json, isStrict: false));

    [Fact]
    public void An_unknown_member_survives_a_second_discriminator_of_another_kind() =>
        Assert.Equal("""{"type":"new","type":5}""", s_types.Pass("IEvent", """{"type":"new","type":5}""", isStrict: false));

    [Theory]
    [InlineData("""{"type":"user_upserted","id":"1"}""", "upserted 1", "upserted")]
    [InlineData("""{"type":"status","value":"active"}""", "status active", "status")]
    [InlineData("""{"type":"user_deleted","id":"1"}""", "inner", "inner")]
    [InlineData("""{"type":"decimal","value":"1"}""", "inner", "inner")]
    public void Match_and_Switch_find_the_direct_member(string json, string match, string @switch)
    {
        Assert.Equal(match, Run("Match", s_types.Read("IEvent", json)));
        Assert.Equal(@switch, Run("Switch", s_types.Read("IEvent", json)));
    }

    [Fact]
    public void A_plain_serializer_writes_every_member_the_same_by_its_own_type()
    {
        foreach (var text in (string[])["""{"type":"status","value":"active"}""", """{"type":"new"}""", """{"type":"user_deleted","id":"1"}"""])
        {
            var value = s_types.Read("IEvent", text);
            Assert.Equal(text, JsonSerializer.Serialize(value, value.GetType()));
            Assert.Equal(value, JsonSerializer.Deserialize(text, value.GetType()));
        }

        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""{"type":"user_deleted","id":"1"}""", s_types.Type("EventStatus")));
    }

    [Fact]
    public void Reads_as_it_should()
    {
        foreach (var file in s_event.Emit())
            Snapshot.Verify(file.HintName[(Namespace.Length + 1)..], file.Text);
    }

    private static object? Run(string method, object value) => s_types.Run("Consumer.Code", method, value);
}
