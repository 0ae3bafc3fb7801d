using System.Globalization;
using System.Text;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules;
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
        foreach (var category in RuleCatalogue.Descriptors.GroupBy(rule => rule.Category))
        {
            var isValidity = category.Key == RuleCategories.Validity;
            builder.Append('\n').Append("## ").Append(category.Key).Append("\n\n");
            builder.Append(isValidity ? "| Rule | Title | Severity |\n|---|---|---|\n" : "| Rule | Key | Title | Severity | On with |\n|---|---|---|---|---|\n");
            foreach (var rule in category.OrderBy(rule => rule.Id, StringComparer.Ordinal))
            {
                builder.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}]({rule.Id}.md) | {(isValidity ? "" : $"`{rule.Key}` | ")}{rule.Title} | {Lower(rule.Severity)} |");
                builder.Append(isValidity ? "\n" : " " + Lower(rule.Level) + " |\n");
            }
        }

        return builder.ToString();
    }

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
