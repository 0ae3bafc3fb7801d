using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules;
using Plumbline.Spec.Rules.Accepting;
using Plumbline.Spec.Rules.Company;
using Plumbline.Tests.Shared;

namespace Plumbline.Spec.Tests.Rules.Pages;

/// <summary>
/// The pages of docs/rules are the rules' fixtures: the bad example shows each finding at its place with its message, the good one shows none.
/// After a message changed on purpose, run with PLUMBLINE_ACCEPT=1 to write the pages anew, and read what changed.
/// </summary>
public sealed class RulePageTests
{
    public static TheoryData<string> Ids => [.. RuleCatalogue.Descriptors.Select(rule => rule.Id)];

    private static bool IsAccepting => Environment.GetEnvironmentVariable("PLUMBLINE_ACCEPT") == "1";

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_has_the_rules_title(string id)
    {
        var page = RulePage.Read(id);

        Assert.Equal(id, page.Id);
        Assert.Equal(RuleCatalogue.Descriptors.Single(rule => rule.Id == id).Title, page.Title);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_example_shows_each_finding_at_its_place(string id)
    {
        var bad = RulePage.Read(id).Bad;
        if (ExampleIsShortened(id))
            return;

        var document = Carets.Remove(bad.Document);
        var findings = Findings(id, document, bad);
        Assert.NotEmpty(findings);
        var expected = Carets.Insert(document, findings);
        if (IsAccepting)
            Accept(id, bad.Document, expected);
        else
            Assert.Equal(expected, bad.Document);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_good_example_is_good(string id)
    {
        var good = RulePage.Read(id).Good;

        Assert.Equal(Carets.Remove(good.Document), good.Document);
        Assert.Empty(RuleRun.Read(good.Document));
        Assert.Empty(Findings(id, good.Document, good));
        Assert.Empty(RuleRun.Check(RuleCatalogue.ValidityRules, good.Document, good.Others));
    }

    [Fact]
    public void No_page_is_left_of_a_rule_that_is_gone()
    {
        var known = RuleCatalogue.Descriptors.Concat(AcceptedFindingsFile.Descriptors).Concat(CompanyRulesFile.Descriptors).Select(rule => rule.Id).ToHashSet();
        var pages = Directory.GetFiles(Repository.RulePages, "PLB1*.md").Concat(Directory.GetFiles(Repository.RulePages, "PLB4*.md"))
            .Select(path => Path.GetFileNameWithoutExtension(path));

        Assert.All(pages, page => Assert.Contains(page, known));
    }

    [Fact]
    public void Ids_are_unique_and_in_their_category()
    {
        var rules = RuleCatalogue.Descriptors.Concat(AcceptedFindingsFile.Descriptors).Concat(CompanyRulesFile.Descriptors).ToList();

        Assert.Equal(rules.Count, rules.Select(rule => rule.Id).Distinct().Count());
        Assert.All(rules, rule => Assert.Equal(rule.Id[3] == '1' ? RuleCategories.Validity : RuleCategories.Consistency, rule.Category));
        Assert.All(rules, rule => Assert.False(rule.Title.EndsWith('.')));
    }

    // Some rules are the reader's own; what other rules find is for their pages.
    private static IEnumerable<Finding> Findings(string id, string document, PageExample example)
    {
        var read = RuleRun.Read(document);
        if (RuleCatalogue.All.SingleOrDefault(rule => rule.Descriptor.Id == id) is not { } rule)
            return read.Where(finding => finding.RuleId == id);

        Assert.DoesNotContain(read, finding => finding.Severity == Severity.Error);
        // Rules about suppressions judge what the others found.
        IReadOnlyList<Rule> rules = id.StartsWith("PLB419", StringComparison.Ordinal) ? RuleCatalogue.ConsistencyRules : [rule];
        return RuleRun.Check(rules, document, example.Others, example.Options).Where(finding => finding.RuleId == id);
    }

    // Hundreds of fields make no page; LimitTests writes them.
    private static bool ExampleIsShortened(string id) => id is "PLB1036" or "PLB1190";

    private static void Accept(string id, string written, string expected)
    {
        var path = RulePage.PathOf(id);
        File.WriteAllText(path, File.ReadAllText(path).Replace(written, expected, StringComparison.Ordinal));
    }
}
