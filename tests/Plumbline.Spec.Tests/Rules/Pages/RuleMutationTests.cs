using Plumbline.Spec.Diff;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Reading;
using Plumbline.Spec.Rules;
using Plumbline.Spec.Tests.Diff;

namespace Plumbline.Spec.Tests.Rules.Pages;

/// <summary>
/// Takes each rule away and asks whether anybody would notice: of all pages' bad examples, at least one then shows less than it says.
/// A rule whose finding another rule makes as well, or that no example needs, would fail here.
/// </summary>
public sealed class RuleMutationTests
{
    public static TheoryData<string> Rules => [.. RuleCatalogue.All.Select(rule => rule.Descriptor.Id)];

    public static TheoryData<string> Changes => [.. ChangeCatalogue.All.Select(rule => rule.Descriptor.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Without_its_rule_a_bad_example_shows_less_than_it_says(string id)
    {
        if (id == "PLB1190")
            return; // LimitTests: hundreds of fields make no page.

        var page = RulePage.Read(id).Bad;
        var text = Carets.Remove(page.Document);
        var shown = page.Document.Split('\n').Length - text.Split('\n').Length;

        // Rules about suppressions judge what the others found.
        var all = id.StartsWith("PLB419", StringComparison.Ordinal) ? RuleCatalogue.ConsistencyRules : RuleCatalogue.All;
        IEnumerable<Finding> Of(IEnumerable<Rule> rules) => RuleRun.Check(rules, text, page.Others, page.Options).Where(finding => finding.RuleId == id);

        Assert.True(shown > 0, "the example shows nothing");
        Assert.Equal(shown, Of(all).Count());
        Assert.Empty(Of(all.Where(rule => rule.Descriptor.Id != id)));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Beside_all_other_rules_the_good_example_has_no_finding_of_its_rule(string id)
    {
        var page = RulePage.Read(id).Good;

        Assert.DoesNotContain(RuleRun.Check(RuleCatalogue.All, page.Document, page.Others, page.Options), finding => finding.RuleId == id);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Without_its_rule_a_change_goes_unseen_or_is_seen_as_another(string id)
    {
        var bad = ChangePage.Read(id).Bad;
        var now = Carets.Remove(bad.Now);
        var shown = bad.Now.Split('\n').Length - now.Split('\n').Length;

        Assert.True(shown > 0, "the example shows nothing");
        Assert.Equal(shown, Diffing.Compare(bad.Before, now).Changes.Count(change => change.Rule.Id == id));
        var others = ServiceComparer.Compare(Diffing.Bind(bad.Before), Diffing.Bind(now), ComparisonOptions.Default, ChangeCatalogue.All.Where(rule => rule.Descriptor.Id != id), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(others.Changes, change => change.Rule.Id == id);
    }

    [Fact]
    public void Every_rule_of_the_reader_is_reported_by_the_reader_alone()
    {
        // Their code is spread over the reader; their pages' examples are the proof that each is still made.
        var reader = ReaderRules.All.Select(rule => rule.Id).ToHashSet();

        Assert.DoesNotContain(RuleCatalogue.All, rule => reader.Contains(rule.Descriptor.Id));
        Assert.All(reader.Where(id => id != "PLB1036"), id => Assert.Contains(RuleRun.Read(Carets.Remove(RulePage.Read(id).Bad.Document)), finding => finding.RuleId == id));
    }
}
