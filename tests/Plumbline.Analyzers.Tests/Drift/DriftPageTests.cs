using System.Reflection;
using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Analyzers.Drift;
using Plumbline.Tests.Shared;

namespace Plumbline.Analyzers.Tests.Drift;

public sealed class DriftPageTests
{
    [Fact]
    public void Every_drift_rule_has_its_page_and_its_place_in_the_index()
    {
        var rules = typeof(SwitchAnalyzer).Assembly.GetTypes()
            .Where(type => typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .SelectMany(type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics)
            .Where(rule => rule.Id.StartsWith("PLB2", StringComparison.Ordinal))
            .ToList();
        var index = File.ReadAllText(Path.Combine(Repository.RulePages, "README.md"));
        Assert.Equal(8, rules.Count);
        Assert.All(rules, rule => Assert.StartsWith($"# {rule.Id}: {rule.Title}\n", File.ReadAllText(Path.Combine(Repository.RulePages, rule.Id + ".md")).ReplaceLineEndings("\n"), StringComparison.Ordinal));
        Assert.All(rules, rule => Assert.Contains($"[{rule.Id}]({rule.Id}.md)", index, StringComparison.Ordinal));
    }
}
