using Plumbline.Spec.Diff;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Tests.Diff;

public sealed class CatalogueTests
{
    private static readonly Dictionary<string, ChangeRule> s_rules = ChangeCatalogue.All.ToDictionary(rule => rule.Descriptor.Id);

    public static TheoryData<string> Ids => [.. s_rules.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_has_a_mirror_or_says_why_not(string id)
    {
        var rule = s_rules[id];

        Assert.Equal(rule.Mirrors.Count == 0, !string.IsNullOrWhiteSpace(rule.WhyNoMirror));
        Assert.All(rule.Mirrors, mirror => Assert.Contains(id, s_rules[mirror].Mirrors));
    }

    [Fact]
    public void All_fifty_changes_of_the_table_are_there() =>
        Assert.Equal(Enumerable.Range(3001, 50).Select(number => $"PLB{number}"), s_rules.Keys.Order(StringComparer.Ordinal).Take(50));

    [Fact]
    public void Ids_are_in_their_category_and_titles_are_no_sentences()
    {
        Assert.All(s_rules.Values, rule => Assert.Equal(RuleCategories.Change, rule.Descriptor.Category));
        Assert.All(s_rules.Keys, id => Assert.StartsWith("PLB3", id, StringComparison.Ordinal));
        Assert.All(s_rules.Values, rule => Assert.False(rule.Descriptor.Title.EndsWith('.')));
        Assert.Equal(s_rules.Count, s_rules.Values.Select(rule => rule.Descriptor.Title).Distinct().Count());
    }

    [Fact]
    public void The_rule_that_looks_at_what_the_others_found_comes_last() => Assert.Equal(RuleIds.VersionTooSmall, ChangeCatalogue.All[^1].Descriptor.Id);
}
