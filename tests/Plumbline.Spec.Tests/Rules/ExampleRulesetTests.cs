using Plumbline.Spec.Rules;
using Plumbline.Spec.Rules.Company;
using Plumbline.Tests.Shared;

namespace Plumbline.Spec.Tests.Rules;

/// <summary>The example company's documents keep its own ruleset, and the strictest that comes with the package.</summary>
public sealed class ExampleRulesetTests
{
    private static readonly string s_folder = Repository.PathOf("specs/ruleset");

    private static readonly Dictionary<string, string> s_ruleset = File.ReadAllLines(Path.Combine(s_folder, "example.globalconfig"))
        .Where(line => line.Contains('=', StringComparison.Ordinal) && line[0] != '#')
        .Select(line => line.Split('=', 2))
        .ToDictionary(pair => pair[0].Trim(), pair => pair[1].Trim());

    public static TheoryData<string> Documents => [.. Directory.GetFiles(Repository.PathOf("specs"), "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_keeps_the_strict_rules(string name) => Assert.Empty(Check(RuleCatalogue.ConsistencyRules, name, []));

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_keeps_the_companys_rules(string name)
    {
        var own = CompanyRulesFile.Read(File.ReadAllText(Path.Combine(s_folder, CompanyRulesFile.FileName)), [], TestContext.Current.CancellationToken);

        Assert.Empty(own.Findings);
        Assert.Empty(Check([.. RuleCatalogue.ConsistencyRules, .. own.Rules], name, s_ruleset));
    }

    [Fact]
    public void The_ruleset_decides_about_every_rule() =>
        Assert.Equal(
            RuleSets.GlobalConfig(Spec.Findings.RuleLevel.Strict).Split('\n').Where(line => line.StartsWith("dotnet_", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]),
            s_ruleset.Keys.Where(key => key.StartsWith("dotnet_", StringComparison.Ordinal)));

    [Fact]
    public void Every_setting_is_one_that_a_rules_page_explains()
    {
        var pages = string.Concat(Directory.GetFiles(Repository.RulePages, "PLB4*.md").Select(File.ReadAllText));

        Assert.All(s_ruleset.Keys.Where(key => key.StartsWith("plumbline_", StringComparison.Ordinal)), key => Assert.Contains($"`{key}`", pages, StringComparison.Ordinal));
    }

    [Fact]
    public void The_documents_use_every_rule_of_the_companys_own()
    {
        // A rule that chooses nothing in any document could say anything: each is turned into its opposite, and must find something.
        var text = File.ReadAllText(Path.Combine(s_folder, CompanyRulesFile.FileName));
        var never = System.Text.RegularExpressions.Regex.Replace(text, "\"must\": \\{.*\\},\n", "\"must\": { \"undefined\": true },\n");
        var rules = CompanyRulesFile.Read(never, [], TestContext.Current.CancellationToken).Rules;

        Assert.Equal(5, rules.Count);
        Assert.All(rules, rule => Assert.Contains(Documents, name => Check([rule], name.Data, []).Count > 0));
    }

    private static Collections.EquatableArray<Spec.Findings.Finding> Check(IEnumerable<Rule> rules, string name, Dictionary<string, string> options)
    {
        var others = Documents.Select(other => other.Data).Where(other => other != name).Select(other => (other, Text(other)));
        return RuleRun.Check(rules, Text(name), others, options);
    }

    private static string Text(string name) => File.ReadAllText(Repository.PathOf($"specs/{name}"));
}
