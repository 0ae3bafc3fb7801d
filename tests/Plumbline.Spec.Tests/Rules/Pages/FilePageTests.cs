using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Accepting;
using Plumbline.Spec.Rules.Company;
using Plumbline.Tests.Shared;

namespace Plumbline.Spec.Tests.Rules.Pages;

/// <summary>Pages about a company's rules file and the file of accepted findings: their examples show each finding at its place.</summary>
public sealed class FilePageTests
{
    private static readonly Dictionary<string, RuleDescriptor> s_rules =
        CompanyRulesFile.Descriptors.Concat(AcceptedFindingsFile.Descriptors).ToDictionary(rule => rule.Id);

    public static TheoryData<string> Ids => [.. s_rules.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_has_the_rules_title(string id) =>
        Assert.StartsWith($"# {id}: {s_rules[id].Title}\n", File.ReadAllText(RulePage.PathOf(id)).ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_example_shows_each_finding_at_its_place(string id)
    {
        var example = Assert.Single(FilePage.Examples(FilePage.Section(id + ".md", "Bad")));

        var (inFile, inDocument) = example.Find();

        Assert.NotEmpty(inFile.Concat(inDocument));
        Assert.All(inFile.Concat(inDocument), finding => Assert.Equal((id, s_rules[id].Severity), (finding.RuleId, finding.Severity)));
        Assert.Equal(Carets.Insert(Carets.Remove(example.Settings), inFile), example.Settings);
        Assert.Equal(Carets.Insert(Carets.Remove(example.Document), inDocument), example.Document);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_good_example_is_good(string id)
    {
        var example = Assert.Single(FilePage.Examples(FilePage.Section(id + ".md", "Good")));

        var (inFile, inDocument) = example.Find();

        Assert.Empty(inFile);
        Assert.Empty(inDocument);
    }

    [Fact]
    public void The_examples_of_rules_without_code_find_what_they_show()
    {
        var examples = FilePage.Examples(File.ReadAllText(Path.Combine(Repository.Root, "docs", "rules-without-code.md"))).ToList();

        Assert.True(examples.Count > 4);
        Assert.All(examples, example =>
        {
            var (inFile, inDocument) = example.Find();
            Assert.Empty(inFile);
            Assert.NotEmpty(inDocument);
            Assert.Equal(Carets.Insert(Carets.Remove(example.Document), inDocument), example.Document);
        });
    }

    [Fact]
    public void Rules_without_code_names_every_kind_property_and_function()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "rules-without-code.md")).ReplaceLineEndings("\n");

        Assert.All(NodeKinds.All, kind =>
        {
            var row = Assert.Single(text.Split('\n'), line => line.StartsWith($"| `{kind}` | ", StringComparison.Ordinal));
            Assert.EndsWith($"| {string.Join(", ", NodeProperties.Of(kind).Select(property => $"`{property.Name}`"))} |", row, StringComparison.Ordinal);
            if (kind != "attribute")
                Assert.Contains($"| {string.Join(", ", NodeKinds.Parents(kind).Select(parent => $"`{parent}`"))} |".Replace("|  |", "| |", StringComparison.Ordinal), row, StringComparison.Ordinal);
        });
        Assert.All(RequirementReader.Functions, function => Assert.Contains($"`{function}`", text[text.IndexOf("## Functions", StringComparison.Ordinal)..], StringComparison.Ordinal));
    }
}
