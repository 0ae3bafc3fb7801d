using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plumbline.Analyzers.Documents;
using Plumbline.Analyzers.Tests.Harness;
using Plumbline.CodeFixes;

namespace Plumbline.Analyzers.Tests.Fixes;

/// <summary>Fixes of findings that stand in the document itself.</summary>
public sealed class DocumentFixTests
{
    private const string Approvals = "/project/plumbline.approvals.json";

    [Fact]
    public async Task Approves_a_break_in_a_new_file()
    {
        var after = await FixRun.ApplyAsync(Broken(), new ChangeAnalyzer(), new ApproveChangeFix(), "PLB3019", "Approve");
        Assert.Contains("\"rule\": \"PLB3019\"", Text(after, Approvals), StringComparison.Ordinal);
        Assert.Empty(await after.AnalyzeAsync(new ChangeAnalyzer()));
    }

    [Fact]
    public async Task Approves_a_break_beside_others()
    {
        var before = Broken().WithDocument("""{ "approvals": [{ "fingerprint": "0123456789ab", "rule": "PLB3001", "what": "x", "reason": "old" }] }""", Approvals);
        var after = await FixRun.ApplyAsync(before, new ChangeAnalyzer(), new ApproveChangeFix(), "PLB3019", "Approve");
        Assert.Contains("0123456789ab", Text(after, Approvals), StringComparison.Ordinal);
        Assert.Equal(["PLB3091"], (await after.AnalyzeAsync(new ChangeAnalyzer())).Select(d => d.Id));
    }

    [Fact]
    public async Task Takes_the_document_as_released()
    {
        var after = await FixRun.ApplyAsync(Broken(), new ChangeAnalyzer(), new ApproveChangeFix(), "PLB3019", "Release");
        Assert.Equal(Shapes.Document, Text(after, "/project/released.json"));
        Assert.Empty(await after.AnalyzeAsync(new ChangeAnalyzer()));
    }

    [Theory]
    [InlineData("/specs/shop/api.json", "/plumbline.approvals.json")]
    [InlineData("/project/specs/api.json", "/project/plumbline.approvals.json")]
    public async Task Approves_a_break_where_the_build_of_the_project_looks(string document, string approvals)
    {
        var after = await FixRun.ApplyAsync(Broken(document), new ChangeAnalyzer(), new ApproveChangeFix(), "PLB3019", "Approve");
        Assert.Contains("\"rule\": \"PLB3019\"", Text(after, approvals), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_a_released_file_alone_that_has_its_version_in_its_name()
    {
        var project = Broken(released: "/project/releases/shop-1.4.0.json");
        Assert.Null(await FixRun.FindAsync(project, new ChangeAnalyzer(), new ApproveChangeFix(), "PLB3019", "Release"));
        Assert.NotNull(await FixRun.FindAsync(project, new ChangeAnalyzer(), new ApproveChangeFix(), "PLB3019", "Approve"));
    }

    [Theory]
    [InlineData("PLB4001",
        """{ "name": "shop", "namespace": "io.example.shop.v0", "models": { "unitPrice": { "description": "A unitPrice.", "fields": [{ "name": "unitPrice", "type": "decimal" }] }, "item": { "fields": [{ "name": "a", "type": "unitPrice" }, { "name": "b", "type": "map[[unitPrice]]" }, { "name": "c", "type": "io.example.shop.v0.models.unitPrice" }] } } }""",
        """{ "name": "shop", "namespace": "io.example.shop.v0", "models": { "unit_price": { "description": "A unitPrice.", "fields": [{ "name": "unitPrice", "type": "decimal" }] }, "item": { "fields": [{ "name": "a", "type": "unit_price" }, { "name": "b", "type": "map[[unit_price]]" }, { "name": "c", "type": "io.example.shop.v0.models.unit_price" }] } } }""")]
    [InlineData("PLB4002",
        """{ "name": "shop", "models": { "item": { "attributes": [{ "name": "table", "value": { "indexes": [["unitPrice"]] } }], "fields": [{ "name": "id", "type": "string" }, { "name": "unitPrice", "type": "decimal", "description": "unitPrice" }] } } }""",
        """{ "name": "shop", "models": { "item": { "attributes": [{ "name": "table", "value": { "indexes": [["unit_price"]] } }], "fields": [{ "name": "id", "type": "string" }, { "name": "unit_price", "type": "decimal", "description": "unitPrice" }] } } }""")]
    [InlineData("PLB4004",
        """{ "name": "shop", "models": { "item": { "fields": [{ "name": "id", "type": "string" }] } }, "resources": { "item": { "operations": [{ "method": "GET", "path": "/:itemId", "parameters": [{ "name": "itemId", "type": "string" }], "responses": { "200": { "type": "item" } } }, { "method": "DELETE", "path": "/:itemId" }] } } }""",
        """{ "name": "shop", "models": { "item": { "fields": [{ "name": "id", "type": "string" }] } }, "resources": { "item": { "operations": [{ "method": "GET", "path": "/:item_id", "parameters": [{ "name": "item_id", "type": "string" }], "responses": { "200": { "type": "item" } } }, { "method": "DELETE", "path": "/:itemId" }] } } }""")]
    public async Task Writes_a_name_in_the_companys_case_wherever_the_document_uses_it(string id, string before, string expected)
    {
        var project = new TestProject { Severities = ImmutableDictionary<string, ReportDiagnostic>.Empty.Add(id, ReportDiagnostic.Warn) }.WithDocument(before);
        var after = await FixRun.ApplyAsync(project, new ConsistencyAnalyzer(), new RenameInDocumentFix(), id);
        Assert.Equal(expected, Text(after, "/project/api.json"));
    }

    private static TestProject Broken(string path = "/project/api.json", string released = "/project/released.json") => new TestProject().WithDocument(Shapes.Document, path).WithDocument(
        Shapes.Document.Replace("""{ "fields": [{ "name": "email", "type": "string" }] }""", """{ "fields": [{ "name": "email", "type": "string", "required": false }] }""", StringComparison.Ordinal),
        released,
        "baseline");

    private static string Text(TestProject project, string path) => project.Files.Single(f => f.Path == path).GetText(TestContext.Current.CancellationToken).ToString();
}
