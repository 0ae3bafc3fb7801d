using System.Text.RegularExpressions;
using Plumbline.Spec.Rules;
using Plumbline.Tests.Shared;

namespace Plumbline.Spec.Tests.Rules;

/// <summary>docs/contributing/rule-sources.md: nothing that was proposed is forgotten, and no rule is without a source or a reason of its own.</summary>
public sealed partial class RuleSourceTests
{
    // Not proposed by anybody; their pages say why they are there.
    private static readonly string[] s_own = ["PLB4095", "PLB4096", "PLB4098", "PLB4190", "PLB4191", "PLB4192"];

    private static readonly string s_text = File.ReadAllText(Repository.PathOf("docs/contributing/rule-sources.md")).ReplaceLineEndings("\n");

    [Theory]
    [InlineData("## Proposals for companies", 72)]
    [InlineData("## Flow's linter", 28)]
    public void Every_proposal_has_a_rule_or_a_reason(string section, int count)
    {
        var start = s_text.IndexOf(section, StringComparison.Ordinal);
        var end = s_text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        var rows = Row().Matches(s_text[start..(end < 0 ? s_text.Length : end)]).ToList();

        Assert.Equal(Enumerable.Range(1, count), rows.Select(row => int.Parse(row.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(rows, row => Assert.True(row.Groups["rules"].Value.Trim().Length > 0 || row.Groups["why"].Value.Trim().Length > 0, row.Value));
    }

    [Fact]
    public void Every_rule_that_is_named_has_its_page() =>
        Assert.All(Id().Matches(s_text).Select(id => id.Value), id => Assert.True(File.Exists(Path.Combine(Repository.RulePages, id + ".md")), id));

    [Fact]
    public void Every_rule_that_a_company_may_choose_is_named()
    {
        var named = Id().Matches(s_text).Select(id => id.Value).ToHashSet();

        Assert.Equal(s_own, RuleCatalogue.ConsistencyRules.Select(rule => rule.Descriptor.Id).Where(id => !named.Contains(id)).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| (?<number>\d+) \| [^|]+ \| (?<rules>[^|]*) \| (?<why>[^|]*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"PLB\d{4}(?=\])")]
    private static partial Regex Id();
}
