using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plumbline.Analyzers.Documents;
using Plumbline.Analyzers.Tests.Harness;

namespace Plumbline.Analyzers.Tests.Documents;

public sealed class CompanyRuleAnalyzerTests
{
    private const string Document = """
        { "name": "shop", "namespace": "io.example.shop.v0",
          "models": { "item": { "fields": [
            { "name": "id", "type": "long" },
            { "name": "unit_price", "type": "decimal" } ] } } }
        """;

    private const string Rules = """
        { "rules": {
          "short_names": { "select": "model.field", "must": { "length": { "maximum": 5 } }, "message": "call it something shorter", "severity": "error" } } }
        """;

    [Fact]
    public async Task A_rule_is_checked_without_a_ruleset()
    {
        var found = Assert.Single(await Project().AnalyzeAsync(new CompanyRuleAnalyzer()));
        Assert.Equal(
            ("PLB4201", DiagnosticSeverity.Error, "field 'unit_price' of model 'item': call it something shorter (short_names)"),
            (found.Id, found.Severity, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(("/project/api.json", 3, 14), (found.Location.GetLineSpan().Path, found.Location.GetLineSpan().StartLinePosition.Line, found.Location.GetLineSpan().StartLinePosition.Character));
    }

    [Fact]
    public async Task Without_a_rules_file_nothing_is_checked() =>
        Assert.Empty(await new TestProject().WithDocument(Document).AnalyzeAsync(new CompanyRuleAnalyzer()));

    [Fact]
    public async Task Obeys_a_ruleset() =>
        Assert.Equal(
            DiagnosticSeverity.Warning,
            Assert.Single(await Project(ReportDiagnostic.Warn).AnalyzeAsync(new CompanyRuleAnalyzer())).Severity);

    [Fact]
    public async Task A_folder_may_have_its_exception() =>
        Assert.Empty(await Project().With("/project/api.json", "plumbline_severity.short_names", "none").AnalyzeAsync(new CompanyRuleAnalyzer()));

    [Fact]
    public async Task Leaves_documents_of_others_to_others() =>
        Assert.Empty(await new TestProject().WithDocument(Document, role: "client").WithDocument(Rules, "/project/plumbline.rules.json").AnalyzeAsync(new CompanyRuleAnalyzer()));

    [Fact]
    public async Task What_is_wrong_with_the_file_is_reported_at_its_line()
    {
        var found = await new TestProject().WithDocument(Document)
            .WithDocument(Rules.Replace("model.field", "model.feild", StringComparison.Ordinal), "/project/plumbline.rules.json")
            .WithDocument("{ \"rules\": {", "/plumbline.rules.json").AnalyzeAsync(new CompanyRuleAnalyzer());

        Assert.Equal(["PLB4200 /plumbline.rules.json 0", "PLB4200 /project/plumbline.rules.json 1"], found.Select(Where));
    }

    [Fact]
    public async Task A_key_counts_once_in_all_rules_files_of_a_project()
    {
        var found = await Project().WithDocument(Rules, "/plumbline.rules.json").AnalyzeAsync(new CompanyRuleAnalyzer());
        Assert.Equal(["PLB4201 /project/api.json 3", "PLB4200 /project/plumbline.rules.json 1"], found.Select(Where));
    }

    [Theory]
    [InlineData("unit_price", new string[0])]
    [InlineData("price", new[] { "PLB4190" })]
    public async Task A_suppression_of_a_rule_holds_and_is_reported_where_it_suppresses_nothing(string name, string[] ids)
    {
        var text = Document.Replace("unit_price", name, StringComparison.Ordinal)
            .Replace("\"fields\"", "\"attributes\": [{ \"name\": \"linter\", \"value\": { \"ignore\": [\"short_names\"], \"reason\": \"old\" } }], \"fields\"", StringComparison.Ordinal);
        var project = new TestProject { Severities = ImmutableDictionary<string, ReportDiagnostic>.Empty.Add("PLB4190", ReportDiagnostic.Warn).Add("PLB4192", ReportDiagnostic.Warn) }
            .WithDocument(text).WithDocument(Rules, "/project/plumbline.rules.json");

        Assert.Equal(ids, (await project.AnalyzeAsync(new CompanyRuleAnalyzer(), new ConsistencyAnalyzer())).Select(d => d.Id));
    }

    [Fact]
    public async Task An_accepted_finding_is_not_reported_and_a_gone_one_is()
    {
        var accept = Assert.Single(await Project().AnalyzeAsync(new CompanyRuleAnalyzer())).Properties["accept"]!.Split(' ')[0];
        string File(string fingerprint) =>
            $$"""{ "findings": [{ "fingerprint": "{{fingerprint}}", "rule": "short_names", "service": "io.example.shop.v0", "what": "field" }] }""";

        Assert.Empty(await Project().WithDocument(File(accept), "/project/plumbline.findings.json").AnalyzeAsync(new CompanyRuleAnalyzer(), new ConsistencyAnalyzer()));
        Assert.Equal(
            ["PLB4201", "PLB4194"],
            (await Project().WithDocument(File("0123456789ab"), "/project/plumbline.findings.json").AnalyzeAsync(new CompanyRuleAnalyzer(), new ConsistencyAnalyzer())).Select(d => d.Id));
    }

    private static string Where(Diagnostic d) => $"{d.Id} {d.Location.GetLineSpan().Path} {d.Location.GetLineSpan().StartLinePosition.Line}";

    private static TestProject Project(ReportDiagnostic error = ReportDiagnostic.Default) =>
        new TestProject { Severities = ImmutableDictionary<string, ReportDiagnostic>.Empty.Add("PLB4201", error).Add("PLB4194", ReportDiagnostic.Warn) }
            .WithDocument(Document).WithDocument(Rules, "/project/plumbline.rules.json");
}
