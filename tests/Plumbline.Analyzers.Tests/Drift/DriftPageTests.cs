using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Analyzers.Drift;
using Plumbline.Analyzers.Tests.Harness;
using Plumbline.Tests.Shared;

namespace Plumbline.Analyzers.Tests.Drift;

/// <summary>The pages of the drift rules are checked like those of the others: bad examples show each finding at its place, good ones none.</summary>
public sealed class DriftPageTests
{
    private static readonly Dictionary<string, List<DiagnosticAnalyzer>> s_analyzers = typeof(SwitchAnalyzer).Assembly.GetTypes()
        .Where(type => typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && !type.IsSubclassOf(typeof(DiagnosticSuppressor)) && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
        .SelectMany(analyzer => analyzer.SupportedDiagnostics.Select(rule => (rule.Id, Analyzer: analyzer)))
        .Where(pair => pair.Id.StartsWith("PLB2", StringComparison.Ordinal))
        .GroupBy(pair => pair.Id, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Select(pair => pair.Analyzer).ToList(), StringComparer.Ordinal);

    public static TheoryData<string> Ids => [.. s_analyzers.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_drift_rule_is_in_the_index()
    {
        var index = File.ReadAllText(Path.Combine(Repository.RulePages, "README.md"));
        Assert.Equal(Enumerable.Range(2001, 13).Select(n => $"PLB{n}"), s_analyzers.Keys.Order(StringComparer.Ordinal));
        Assert.All(s_analyzers.Keys, id => Assert.Contains($"[{id}]({id}.md)", index, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Has_a_page_with_its_title(string id)
    {
        var rule = s_analyzers[id][0].SupportedDiagnostics.First(d => d.Id == id);
        Assert.StartsWith($"# {id}: {rule.Title}\n\nDrift · error · {(IsAtTheEnd(id) ? "on with the build" : "always on")}\n", DriftPage.Read(id).Text, StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Error, rule.DefaultSeverity);
        Assert.Contains("\n## How to suppress\n", DriftPage.Read(id).Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Says_what_the_bad_example_gets(string id)
    {
        var page = DriftPage.Read(id);
        Assert.NotEmpty(page.Expected);
        Assert.Equal(page.Expected.Order(StringComparer.Ordinal), (await AnalyzeAsync(id, page, page.Bad)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Says_nothing_of_the_good_example(string id)
    {
        var page = DriftPage.Read(id);
        Assert.Empty(await AnalyzeAsync(id, page, page.Good));
    }

    // Editors show live what does not wait for the end of the compilation; both in one class would make neither live.
    [Fact]
    public void Rules_that_wait_for_the_end_have_classes_of_their_own() => Assert.All(s_analyzers.Values.SelectMany(a => a).Distinct(), analyzer =>
        Assert.Single(analyzer.SupportedDiagnostics.Select(d => d.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd)).Distinct()));

    private static bool IsAtTheEnd(string id) => s_analyzers[id][0].SupportedDiagnostics.First(d => d.Id == id).CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd);

    private static async Task<IEnumerable<string>> AnalyzeAsync(string id, DriftPage page, PageCode code)
    {
        var found = await page.Project(code).AnalyzeAsync([.. s_analyzers[id], new SwitchSuppressor()]);
        return found.Select(d =>
        {
            var span = d.Location.GetLineSpan();
            var line = span.StartLinePosition.Line - code.Skipped;
            var offender = d.Location.IsInSource ? d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan) : "?";
            return $"{line}:{span.StartLinePosition.Character}:{offender} {d.Id} {d.GetMessage(CultureInfo.InvariantCulture)}";
        });
    }
}
