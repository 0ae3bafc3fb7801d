using Plumbline.Analyzers.Documents;
using Plumbline.Analyzers.Drift;
using Plumbline.Analyzers.Routes;
using Plumbline.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Plumbline.Analyzers.Tests.Documents;

/// <summary>A second document of a name that is taken: the generator says so (its tests have that), and analyzers see the first alone.</summary>
public sealed class HiddenDocumentTests
{
    private const string First = """
        { "name": "shop", "models": { "item": { "fields": [{ "name": "id", "type": "string" }] } },
          "resources": { "item": { "operations": [{ "method": "GET", "responses": { "200": { "type": "item" } } }] } } }
        """;

    [Fact]
    public void Resources_are_those_of_the_first()
    {
        var project = new TestProject()
            .WithDocument(First, "/project/eu/api.json")
            .WithDocument(First.Replace("\"GET\"", "\"DELETE\"", StringComparison.Ordinal), "/project/us/api.json");
        var documents = ProjectDocuments.Of(new AnalyzerOptions([.. project.Files], project.Options), project.Compile(expectErrors: true), TestContext.Current.CancellationToken);

        Assert.Equal("GET", Assert.Single(Assert.Single(documents.Served.Resources).Operations).Declaration.Method);
        Assert.Equal(2, documents.All.Count);
    }

    [Fact]
    public async Task Code_is_held_against_the_first()
    {
        var project = new TestProject()
            .WithDocument(First, "/project/eu/api.json")
            .WithDocument(First.Replace("\"GET\"", "\"DELETE\"", StringComparison.Ordinal), "/project/us/api.json")
            .WithCode("class C { void M(WebApplication app) { app.MapDelete(\"/items\", () => { }); } }");

        Assert.Equal(["PLB2003"], (await project.AnalyzeAsync(expectErrors: true, new RouteAnalyzer(), new ServedResourceAnalyzer(), new ConsistencyAnalyzer())).Select(d => d.Id));
    }
}
