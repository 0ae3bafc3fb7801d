using Microsoft.CodeAnalysis;
using Plumbline.Generator.Tests.Harness;
using Plumbline.Tests.Shared;

namespace Plumbline.Generator.Tests.Pipeline;

/// <summary>Whatever is edited, what comes out is what a build from nothing gives: every file, and every finding at its place.</summary>
public sealed class EditingTests
{
    private const string Common = """
        {
          "name": "common", "namespace": "io.example.common.v0",
          "enums": { "colour": { "values": [
            { "name": "red" },
            { "name": "green" }] } },
          "interfaces": { "named": { "fields": [{ "name": "name", "type": "string" }] } },
          "models": {
            "money": { "fields": [
              { "name": "amount", "type": "decimal" },
              { "name": "currency", "type": "string", "default": "EUR" }] },
            "address": { "fields": [
              { "name": "id", "type": "uuid" },
              { "name": "street", "type": "string" }] }
          }
        }
        """;

    // Unions that are interfaces, types of paths, patches, defaults from elsewhere: whatever takes something from another declaration.
    private const string Shop = """
        {
          "name": "shop", "namespace": "io.example.shop.v0",
          "imports": [{ "uri": "https://example.io/example/common/latest/service.json" }],
          "interfaces": { "thing": { "fields": [
            { "name": "id", "type": "uuid" },
            { "name": "shade", "type": "io.example.common.v0.enums.colour", "required": false }] } },
          "unions": { "thing": { "discriminator": "kind", "interfaces": ["thing"], "types": [
            { "type": "cup" },
            { "type": "plate" }] } },
          "models": {
            "cup": { "fields": [
              { "name": "id", "type": "uuid" },
              { "name": "shade", "type": "io.example.common.v0.enums.colour", "default": "red" },
              { "name": "size", "type": "size" }] },
            "plate": { "interfaces": ["io.example.common.v0.interfaces.named"], "fields": [
              { "name": "id", "type": "uuid" },
              { "name": "name", "type": "string" },
              { "name": "shade", "type": "io.example.common.v0.enums.colour", "default": "green" },
              { "name": "price", "type": "io.example.common.v0.models.money" }] },
            "saucer": { "fields": [
              { "name": "shade", "type": "io.example.common.v0.enums.colour", "default": "red" },
              { "name": "size", "type": "size", "default": "small" }] },
            "plate_form": { "fields": [
              { "name": "price", "type": "io.example.common.v0.models.money", "required": false }] }
          },
          "enums": { "size": { "values": [
            { "name": "small" },
            { "name": "large" }] } },
          "resources": {
            "plate": { "operations": [
              { "method": "GET", "path": "/:id", "responses": { "200": { "type": "plate" } } },
              { "method": "PATCH", "path": "/:id", "body": { "type": "plate_form" }, "responses": { "200": { "type": "plate" } } }] },
            "io.example.common.v0.models.address": { "path": "/addresses", "operations": [
              { "method": "GET", "path": "/:id", "responses": { "200": { "type": "io.example.common.v0.models.address" } } }] }
          }
        }
        """;

    [Theory]
    [InlineData("a default's value", "\"name\": \"red\"", "\"name\": \"crimson\"")]
    [InlineData("a default's enum", "\"colour\": {", "\"color\": {")]
    [InlineData("the type of a path's parameter", "\"uuid\" },\n      { \"name\": \"street\"", "\"long\" },\n      { \"name\": \"street\"")]
    [InlineData("an imported interface", "\"named\": { \"fields\": [{ \"name\": \"name\", \"type\": \"string\"", "\"named\": { \"fields\": [{ \"name\": \"name\", \"type\": \"long\"")]
    [InlineData("a field that another member of the union has too", "enums.colour\", \"default\": \"green\"", "enums.size\"")]
    [InlineData("which model a PATCH takes", "\"method\": \"PATCH\"", "\"method\": \"PUT\"")]
    [InlineData("a name that another takes", "\"money\": {", "\"Address\": {")]
    [InlineData("the namespace", "io.example.common.v0\",", "io.example.common.v1\",")]
    [InlineData("what a union is called", "\"discriminator\": \"kind\"", "\"discriminator\": \"sort\"")]
    public void What_decides_on_another_declaration_makes_it_anew(string what, string before, string after)
    {
        var folder = "/" + what;
        TestDocument[] documents = [TestDocument.WithRole(folder + "/common.api.json", "import", Common), TestDocument.WithRole(folder + "/shop.api.json", "service", Shop)];
        var at = Array.FindIndex(documents, d => Text(d).Contains(before, StringComparison.Ordinal));
        var edited = documents[at].With(Text(documents[at]).Replace(before, after, StringComparison.Ordinal));
        var options = new TestOptions(("RootNamespace", "Project"));
        var start = GeneratorRun.Unchecked(References.Web, options, documents);
        var run = start.After(documents[at], edited);
        documents[at] = edited;

        var fresh = GeneratorRun.Unchecked(References.Web, options, [.. documents.Select(d => d.In("/fresh"))]);
        Assert.Equal(Sources(fresh), Sources(run));
        Assert.Equal(Findings(fresh), Findings(run));
        Assert.NotEqual(Sources(start), Sources(run));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Documents_that_name_each_other_give_what_a_build_from_nothing_gives(int seed)
    {
        var (random, choose) = (new RandomEdits(seed), new Random(seed));
        TestDocument[] start = [TestDocument.WithRole($"/edited{seed}/common.api.json", "import", Common), TestDocument.WithRole($"/edited{seed}/shop.api.json", "service", Shop)];
        Edit(References.Web, start, edits: 120, documents => choose.Next(documents.Length), random);
    }

    [Fact]
    public void A_large_client_gives_what_a_build_from_nothing_gives() =>
        Edit(References.Console, [TestDocument.WithRole("/edited/api.json", "client", SyntheticDocument.Make(models: 20, enums: 8, unions: 3, operations: 20))], edits: 60, _ => 0, new(7));

    private static void Edit(IEnumerable<MetadataReference> references, TestDocument[] start, int edits, Func<TestDocument[], int> choose, RandomEdits random)
    {
        var options = new TestOptions(("RootNamespace", "Project"));
        var documents = start.ToArray();
        var run = GeneratorRun.Unchecked(references, options, documents);
        for (var i = 0; i < edits; i++)
        {
            var at = choose(documents);
            var text = random.After(Text(documents[at]));
            var next = run.Findings.Count(f => f.Severity == DiagnosticSeverity.Error) > 6 ? start[at] : documents[at].With(text);
            run = run.After(documents[at], next);
            documents[at] = next;

            var fresh = GeneratorRun.Unchecked(references, options, [.. documents.Select(d => d.In($"/fresh{i}"))]);
            Assert.Equal(Sources(fresh), Sources(run));
            Assert.Equal(Findings(fresh), Findings(run));
        }
    }

    private static string Text(TestDocument document) => document.GetText(TestContext.Current.CancellationToken).ToString();

    private static IEnumerable<(string, string)> Sources(GeneratorRun run) => run.Result.GeneratedSources.Select(s => (s.HintName, s.SourceText.ToString())).Order();

    private static IEnumerable<string> Findings(GeneratorRun run) => run.Findings.Select(f =>
        $"{Path.GetFileName(f.Location.GetLineSpan().Path)}{f.Location.GetLineSpan().Span} {f.Location.SourceSpan} {f.Id} {f.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}").Order(StringComparer.Ordinal);
}
