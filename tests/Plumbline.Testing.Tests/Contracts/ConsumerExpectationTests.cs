using System.Text.Json.Nodes;
using Plumbline.Tests.Shared;

namespace Plumbline.Testing.Tests.Contracts;

/// <summary>A consumer's copy of a document against the producer's document of today.</summary>
public sealed class ConsumerExpectationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plumbline-consumer-").FullName;

    public ConsumerExpectationTests()
    {
        foreach (var name in new[] { "common.json", "error.json" })
            File.Copy(Repository.PathOf("specs/" + name), Path.Combine(_folder, name));
    }

    [Fact]
    public void Holds_where_the_producer_is_what_the_consumer_was_built_with() =>
        ConsumerExpectations.Hold(Copy(_ => { }), Repository.PathOf("specs/user.json"));

    [Fact]
    public void Holds_where_the_consumer_has_only_the_part_that_it_uses() =>
        ConsumerExpectations.Hold(Copy(document => ((JsonArray)document["resources"]!["user"]!["operations"]!).RemoveAt(5)), Repository.PathOf("specs/user.json"));

    [Fact]
    public void Fails_where_an_operation_is_gone_that_the_consumer_calls()
    {
        var producer = Copy(document => ((JsonArray)document["resources"]!["user"]!["operations"]!).RemoveAt(5), "producer.json");
        var thrown = Assert.Throws<ConformanceException>(() => ConsumerExpectations.Hold(Repository.PathOf("specs/user.json"), producer));
        Assert.Contains("producer.json:", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("DELETE", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fails_where_a_form_demands_more_than_the_consumer_sends()
    {
        var producer = Copy(
            document => ((JsonArray)document["models"]!["user_form"]!["fields"]!).Add(JsonNode.Parse("""{ "name": "invited_by", "type": "string" }""")), "producer.json");
        var problem = Assert.Single(ConsumerExpectations.Find(Repository.PathOf("specs/user.json"), producer));
        Assert.Contains("invited_by", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Lets_a_form_offer_more_than_the_consumer_sends() => ConsumerExpectations.Hold(
        Repository.PathOf("specs/user.json"),
        Copy(document => ((JsonArray)document["models"]!["user_form"]!["fields"]!).Add(JsonNode.Parse("""{ "name": "nick", "type": "string", "required": false }""")), "producer.json"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Copy(Action<JsonNode> change, string name = "user.json")
    {
        var document = JsonNode.Parse(File.ReadAllText(Repository.PathOf("specs/user.json")))!;
        change(document);
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, document.ToJsonString());
        return file;
    }
}
