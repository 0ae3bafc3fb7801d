using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Plumbline.Drift.Tests.Building;
using Plumbline.Drift.Tests.Table;

namespace Plumbline.Drift.Tests;

/// <summary>Code and document part in many ways; the build notices each, and the fixes that are offered lead back.</summary>
public sealed partial class DriftTests(DriftTable table) : IClassFixture<DriftTable>
{
    private static readonly string[] s_rules = [.. Enumerable.Range(2001, 13).Select(n => string.Create(CultureInfo.InvariantCulture, $"PLB{n}"))];

    public static TheoryData<string> Titles => [.. Drifts.All.Select(d => d.Title)];

    public static TheoryData<string> Fixable => [.. Drifts.All.Where(d => d.Fixes.Count > 0).Select(d => d.Title)];

    [Theory]
    [MemberData(nameof(Titles))]
    public void Stops_the_build(string title)
    {
        var drift = Find(title);
        var report = table.Drifted(drift);
        Assert.False(report.Succeeded, "it builds");
        Assert.NotEmpty(report.Errors);
        Assert.All(report.Errors, error => Assert.Equal(drift.Id, error.Id));
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Has_a_twin_that_builds(string title) => AssertBuilds(table.Twin(Find(title)));

    [Theory]
    [MemberData(nameof(Fixable))]
    public void Builds_after_its_fixes(string title) => AssertBuilds(table.Fixed(Find(title)));

    [Fact]
    public void Every_rule_has_a_drift()
    {
        Assert.True(Drifts.All.Count >= 40);
        Assert.Equal(s_rules, s_rules.Intersect(Drifts.All.Select(d => d.Id)));
        Assert.Equal(Drifts.All.Count, Drifts.All.Select(d => d.Folder).Distinct().Count());
    }

    [Fact]
    public void The_table_says_what_the_build_says()
    {
        var path = Repository.PathOf("docs/contributing/drift-table.md");
        var text = Write();
        if (Environment.GetEnvironmentVariable("PLUMBLINE_ACCEPT") == "1")
            File.WriteAllText(path, text);
        else
            Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }

    private string Write()
    {
        var text = new StringBuilder("""
            # Drifts that stop the build

            Each is seeded into a copy of a sample service (`tests/Plumbline.Drift.Tests`) and built by `dotnet build`, beside a twin that is as near to
            it as can be and builds. The message is the first that the build says, without the place in the document. Where fixes are named, a
            test applies them one after the other and builds again, without an error. This file is written by `DriftTests`: run it with
            PLUMBLINE_ACCEPT=1.

            | drift | id | the build says | fixes |
            |---|---|---|---|

            """);
        foreach (var drift in Drifts.All)
        {
            var errors = table.Drifted(drift).Errors;
            var message = errors.Count == 0 ? "nothing" : Place().Replace(errors[0].Message, "").Replace("|", "\\|", StringComparison.Ordinal);
            var fixes = string.Join(", ", drift.Fixes.Select(fix => fix.Name));
            text.Append(CultureInfo.InvariantCulture, $"| {drift.Title} | {drift.Id} | `{message}` | {fixes} |\n");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void AssertBuilds(BuildReport report)
    {
        Assert.Empty(report.Errors);
        Assert.True(report.Succeeded);
    }

    private static Table.Drift Find(string title) => Drifts.All.Single(d => d.Title == title);

    [GeneratedRegex(@"(?<=\.json)\(\d+,\d+\)")]
    private static partial Regex Place();
}
