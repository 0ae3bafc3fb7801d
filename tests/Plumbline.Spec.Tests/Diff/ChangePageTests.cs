using Plumbline.Spec.Diff;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Tests.Rules.Pages;
using Plumbline.Tests.Shared;

namespace Plumbline.Spec.Tests.Diff;

/// <summary>
/// The pages of docs/rules are the change rules' fixtures: the bad example shows each change at its place with verdict and message,
/// the good one breaks nobody. After a message changed on purpose, run with PLUMBLINE_ACCEPT=1 to write the pages anew, and read what changed.
/// </summary>
public sealed class ChangePageTests
{
    public static TheoryData<string> Ids => [.. ChangeCatalogue.All.Select(rule => rule.Descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_has_the_rules_title(string id) => Assert.Equal($"# {id}: {RuleOf(id).Descriptor.Title}", ChangePage.Read(id).Title);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_example_shows_each_change_at_its_place(string id)
    {
        var bad = ChangePage.Read(id).Bad;
        var now = Carets.Remove(bad.Now);
        Assert.Empty(Diffing.Read(bad.Before).Findings);
        Assert.Empty(Diffing.Read(now).Findings);

        var changes = Diffing.Compare(bad.Before, now).Changes.Where(change => change.Rule.Id == id).ToList();

        Assert.NotEmpty(changes);
        Assert.Equal(RuleOf(id).Descriptor.Severity, changes.Max(change => change.Severity) is var worst && worst == Severity.Hidden ? Severity.Info : worst);
        var expected = Carets.Insert(now, changes.Select(change => Locate(change, now)));
        if (Environment.GetEnvironmentVariable("PLUMBLINE_ACCEPT") == "1")
            File.WriteAllText(ChangePage.PathOf(id), File.ReadAllText(ChangePage.PathOf(id)).Replace($"```jsonc now\n{bad.Now}\n", $"```jsonc now\n{expected}\n", StringComparison.Ordinal));
        else
            Assert.Equal(expected, bad.Now);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_good_example_is_good(string id)
    {
        var page = ChangePage.Read(id);
        var good = page.Good;
        Assert.Empty(Diffing.Read(good.Before).Findings);
        Assert.Empty(Diffing.Read(good.Now).Findings);

        Assert.True(Diffing.Compare(good.Before, good.Now).Verdict != Verdict.Breaking, ComparisonText.Write(Diffing.Compare(good.Before, good.Now)));
        var changes = OnTheWire(id, good.Before, good.Now);
        if (OnTheWire(id, page.Bad.Before, Carets.Remove(page.Bad.Now)).All(change => change.Verdict == Verdict.Compatible))
            Assert.Empty(changes);
        else
            Assert.All(changes, change => Assert.Equal(Verdict.Compatible, change.Verdict));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_way_back_is_judged_by_the_mirror(string id)
    {
        var page = ChangePage.Read(id);
        foreach (var example in new[] { page.Bad, page.Good })
            Mirrors.Check(Diffing.Bind(example.Before), Diffing.Bind(Carets.Remove(example.Now)));
    }

    [Fact]
    public void No_page_is_left_of_a_rule_that_is_gone()
    {
        var known = ChangeCatalogue.All.Select(rule => rule.Descriptor.Id).Concat(ApprovalsFile.Rules.Select(rule => rule.Id)).ToHashSet();
        var pages = Directory.GetFiles(Repository.RulePages, "PLB3*.md").Select(path => Path.GetFileNameWithoutExtension(path)).ToHashSet();

        Assert.Equal(known.Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    private static List<Change> OnTheWire(string id, string before, string now) =>
        [.. Diffing.Compare(before, now, new ComparisonOptions { Source = SourceCompatibility.Ignore }).Changes.Where(change => change.Rule.Id == id)];

    private static Finding Locate(Change change, string text)
    {
        var syntax = Diffing.Read(text).Syntax;
        return new Finding
        {
            RuleId = change.Rule.Id,
            Severity = Severity.Error,
            Message = $"{change.Verdict.ToString().ToLowerInvariant()}: {change.Message}",
            Span = change.Locate(syntax),
        };
    }

    private static ChangeRule RuleOf(string id) => ChangeCatalogue.All.Single(rule => rule.Descriptor.Id == id);
}
