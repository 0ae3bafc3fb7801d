using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plumbline.Analyzers.Documents;
using Plumbline.Analyzers.Tests.Harness;
using Plumbline.Spec.Rules;
using Plumbline.Spec.Rules.Accepting;

namespace Plumbline.Analyzers.Tests.Documents;

public sealed class ConsistencyAnalyzerTests
{
    // The name of the second field is the offender: line 4, column 18.
    private const string Document = """
        { "name": "shop", "namespace": "io.example.shop.v0",
          "models": { "item": { "fields": [
            { "name": "id", "type": "long" },
            { "name": "unitPrice", "type": "decimal" } ] } } }
        """;

    private static readonly ImmutableDictionary<string, ReportDiagnostic> s_on = ImmutableDictionary<string, ReportDiagnostic>.Empty.Add("PLB4002", ReportDiagnostic.Warn);

    [Fact]
    public async Task Reports_nothing_until_a_ruleset_says_so() => Assert.Empty(await new TestProject().WithDocument(Document).AnalyzeAsync(new ConsistencyAnalyzer()));

    [Fact]
    public async Task Reports_what_a_ruleset_turns_on_at_its_line()
    {
        var found = Assert.Single(await new TestProject { Severities = s_on }.WithDocument(Document).AnalyzeAsync(new ConsistencyAnalyzer()));
        var line = found.Location.GetLineSpan();
        Assert.Equal(("PLB4002", DiagnosticSeverity.Warning), (found.Id, found.Severity));
        Assert.Equal(("/project/api.json", 3, "unitPrice"), (line.Path, line.StartLinePosition.Line, Document.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length).Trim('"')));
    }

    [Fact]
    public async Task Leaves_documents_of_others_to_others() =>
        Assert.Empty(await new TestProject { Severities = s_on }.WithDocument(Document, role: "client").AnalyzeAsync(new ConsistencyAnalyzer()));

    [Fact]
    public async Task A_folder_may_have_its_exception_by_id_or_by_key()
    {
        Assert.Empty(await Exception("plumbline_severity.PLB4002", "none"));
        Assert.Empty(await Exception("plumbline_severity.field_case", "none"));
        Assert.Single(await Exception("plumbline_severity.PLB4001", "none"));
    }

    [Fact]
    public async Task An_accepted_finding_is_not_reported()
    {
        Assert.Empty(await Accepting(Accept(await Identity(), "PLB4002", "field 'unitPrice' of model 'item'")));
    }

    [Fact]
    public async Task An_accepted_finding_that_is_gone_is_reported_in_its_file()
    {
        var found = await Accepting(Accept("0123456789ab", "PLB4002", "field 'gone' of model 'item'"));
        Assert.Equal(["PLB4002 /project/api.json 3", "PLB4194 /project/plumbline.findings.json 2"], found.Select(Where));
    }

    [Fact]
    public async Task A_findings_file_that_is_not_in_order_is_reported_at_its_line()
    {
        var found = await Accepting("{\n  \"findings\": [,, }");
        Assert.Contains("PLB4193 /project/plumbline.findings.json 1", found.Select(Where));
        Assert.DoesNotContain(found, d => d.Id == "AD0001");
    }

    [Fact]
    public async Task Services_that_call_each_other_are_a_cycle()
    {
        var project = new TestProject { Severities = s_on.SetItem("PLB4002", ReportDiagnostic.Suppress).Add("PLB4093", ReportDiagnostic.Error) }
            .WithDocument(Document).WithDocument("""{ "name": "user", "namespace": "io.example.user.v0" }""", "/project/user.json", "client");

        Assert.Empty(await project.AnalyzeAsync(new ConsistencyAnalyzer()));
        Assert.Equal(["PLB4093 /project/api.json 0"], (await project.With("plumbline_calls", "user->shop").AnalyzeAsync(new ConsistencyAnalyzer())).Select(Where));
    }

    [Fact]
    public async Task A_rule_with_very_many_findings_says_so_under_its_own_id()
    {
        var fields = string.Join(",", Enumerable.Range(0, 150).Select(i => $$"""{ "name": "theField{{i}}", "type": "string" }"""));
        var found = await new TestProject { Severities = s_on }
            .WithDocument($$"""{ "name": "shop", "models": { "item": { "fields": [{{fields}}] } } }""").AnalyzeAsync(new ConsistencyAnalyzer());

        Assert.Equal(101, found.Count(d => d is { Id: "PLB4002", Severity: DiagnosticSeverity.Warning }));
        Assert.Equal(101, found.Length);
    }

    [Fact]
    public void Every_company_rule_is_off_by_default()
    {
        var descriptors = new ConsistencyAnalyzer().SupportedDiagnostics;
        Assert.Equal(RuleCatalogue.ConsistencyRules.Select(r => r.Descriptor).Concat(AcceptedFindingsFile.Descriptors).Select(r => r.Id).Order(StringComparer.Ordinal), descriptors.Select(d => d.Id).Order(StringComparer.Ordinal));
        Assert.All(descriptors, d => Assert.False(d.IsEnabledByDefault));
        Assert.All(new ChangeAnalyzer().SupportedDiagnostics, d => Assert.True(d.IsEnabledByDefault));
    }

    private static string Where(Diagnostic d) => $"{d.Id} {d.Location.GetLineSpan().Path} {d.Location.GetLineSpan().StartLinePosition.Line}";

    private static Task<ImmutableArray<Diagnostic>> Exception(string key, string value) =>
        new TestProject { Severities = s_on }.WithDocument(Document).With("/project/api.json", key, value).AnalyzeAsync(new ConsistencyAnalyzer());

    private static Task<ImmutableArray<Diagnostic>> Accepting(string findings) =>
        new TestProject { Severities = s_on.Add("PLB4193", ReportDiagnostic.Error).Add("PLB4194", ReportDiagnostic.Warn) }
            .WithDocument(Document).WithDocument(findings, "/project/plumbline.findings.json").AnalyzeAsync(new ConsistencyAnalyzer());

    private static string Accept(string fingerprint, string rule, string what) =>
        AcceptedFindingsText.Write([new AcceptedFinding(fingerprint, rule, "io.example.shop.v0", what)]);

    private static async Task<string> Identity()
    {
        var found = Assert.Single(await new TestProject { Severities = s_on }.WithDocument(Document).AnalyzeAsync(new ConsistencyAnalyzer()));
        return found.Properties["accept"]!.Split(' ')[0];
    }
}
