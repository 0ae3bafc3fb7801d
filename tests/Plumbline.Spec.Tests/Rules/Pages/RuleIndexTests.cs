using System.Globalization;
using System.Text;
using Plumbline.Spec.Diff;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules;
using Plumbline.Spec.Rules.Accepting;
using Plumbline.Spec.Rules.Company;
using Plumbline.Tests.Shared;

namespace Plumbline.Spec.Tests.Rules.Pages;

/// <summary>The index of docs/rules lists every rule. PLUMBLINE_ACCEPT=1 writes it anew.</summary>
public sealed class RuleIndexTests
{
    private const string Marker = "<!-- The tables are written by RuleIndexTests: run it with PLUMBLINE_ACCEPT=1. -->\n";

    [Fact]
    public void The_index_lists_every_rule()
    {
        var path = Path.Combine(Repository.RulePages, "README.md");
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var start = text.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length;
        if (Environment.GetEnvironmentVariable("PLUMBLINE_ACCEPT") == "1")
            File.WriteAllText(path, text[..start] + Tables());
        else
            Assert.Equal(Tables(), text[start..]);
    }

    private static string Tables()
    {
        var builder = new StringBuilder();
        Table(builder, RuleCategories.Validity, "Rule | Title | Severity", Of(RuleCategories.Validity).Select(rule => $"{rule.Title} | {Lower(rule.Severity)}"));
        Table(builder, RuleCategories.Change, "Rule | Title | At worst | Its way back", ChangeCatalogue.All.OrderBy(rule => rule.Descriptor.Id, StringComparer.Ordinal)
            .Select(rule => $"{rule.Descriptor.Title} | {Worst(rule.Descriptor.Severity)} | {(rule.Mirrors.Count == 0 ? rule.WhyNoMirror : string.Join(", ", rule.Mirrors.Select(id => $"[{id}]({id}.md)")))}")
            .Concat(ApprovalsFile.Rules.Select(rule => $"{rule.Title} | {Lower(rule.Severity)} | ")));
        Table(builder, RuleCategories.Consistency, "Rule | Key | Title | Severity | On with", Of(RuleCategories.Consistency)
            .Select(rule => $"{(rule.Key is null ? "" : $"`{rule.Key}`")} | {rule.Title} | {Lower(rule.Severity)} | {(rule.Level == RuleLevel.Always ? "a rules file" : Lower(rule.Level))}"));
        return builder.ToString();
    }

    private static List<RuleDescriptor> Of(string category) =>
        [.. RuleCatalogue.Descriptors.Concat(AcceptedFindingsFile.Descriptors).Concat(CompanyRulesFile.Descriptors).Where(rule => rule.Category == category).OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    private static List<string> Ids(string category) => category == RuleCategories.Change
        ? [.. ChangeCatalogue.All.Select(rule => rule.Descriptor.Id).Order(StringComparer.Ordinal), .. ApprovalsFile.Rules.Select(rule => rule.Id)]
        : [.. Of(category).Select(rule => rule.Id)];

    private static void Table(StringBuilder builder, string category, string columns, IEnumerable<string> rows)
    {
        builder.Append(CultureInfo.InvariantCulture, $"\n## {category}\n\n| {columns} |\n{string.Concat(Enumerable.Repeat("|---", columns.Split('|').Length))}|\n");
        foreach (var (id, row) in Ids(category).Zip(rows))
            builder.Append(CultureInfo.InvariantCulture, $"| [{id}]({id}.md) | {row} |\n");
    }

    private static string Worst(Severity severity) => severity switch
    {
        Severity.Error => "breaking",
        Severity.Warning => "dangerous",
        _ => "compatible",
    };

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
