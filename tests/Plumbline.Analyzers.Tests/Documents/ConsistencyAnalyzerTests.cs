using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Plumbline.Analyzers.Documents;
using Plumbline.Analyzers.Tests.Harness;
using Plumbline.Spec.Rules;

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
    public void Every_company_rule_is_off_by_default()
    {
        var descriptors = new ConsistencyAnalyzer().SupportedDiagnostics;
        Assert.Equal(RuleCatalogue.ConsistencyRules.Select(r => r.Descriptor.Id).Distinct().Order(StringComparer.Ordinal), descriptors.Select(d => d.Id).Order(StringComparer.Ordinal));
        Assert.All(descriptors, d => Assert.False(d.IsEnabledByDefault));
        Assert.All(new ChangeAnalyzer().SupportedDiagnostics, d => Assert.True(d.IsEnabledByDefault));
    }
}
