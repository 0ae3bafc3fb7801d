using Plumbline.Spec.Rules;

namespace Plumbline.Spec.Tests.Rules;

/// <summary>Documents that nobody writes by hand.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData(1_000, false)]
    [InlineData(1_001, true)]
    public void A_model_has_at_most_a_thousand_fields(int count, bool isRefused)
    {
        var fields = string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"name":"f{{i}}","type":"string"}"""));
        var findings = RuleRun.Check(RuleCatalogue.ValidityRules, Big("models", "fields", fields));

        Assert.Equal(isRefused ? ["PLB1190"] : [], findings.Select(finding => finding.RuleId));
        if (isRefused)
            Assert.Equal("model 'big' has 1001 fields; 1000 are the most", findings[0].Message);
    }

    [Fact]
    public void An_enum_has_at_most_two_thousand_values()
    {
        var values = string.Join(',', Enumerable.Range(0, 2_001).Select(i => $$"""{"name":"v{{i}}"}"""));

        Assert.Equal(
            "enum 'big' has 2001 values; 2000 are the most",
            Assert.Single(RuleRun.Check(RuleCatalogue.ValidityRules, Big("enums", "values", values))).Message);
    }

    [Fact]
    public void A_chain_of_thousands_of_unions_ends()
    {
        var unions = string.Join(',', Enumerable.Range(0, 5_000).Select(i => $$"""
            "u{{i}}": { "discriminator": "type", "types": [{ "type": "u{{i + 1}}" }] }
            """));
        var text = $$"""
            { "name": "chain", "unions": { {{unions}} }, "models": { "u5000": { "fields": [{ "name": "id", "type": "string" }] } } }
            """;

        Assert.Empty(RuleRun.Check(RuleCatalogue.ValidityRules, text));
    }

    [Fact]
    public void A_rule_shows_its_first_hundred_findings()
    {
        var fields = string.Join(',', Enumerable.Range(0, 300).Select(i => $$"""{"name":"f{{i}}","type":"nowhere"}"""));
        var findings = RuleRun.Check(RuleCatalogue.ValidityRules, Big("models", "fields", fields));

        Assert.Equal(101, findings.Count(finding => finding.RuleId == "PLB1041"));
        Assert.Equal("PLB1041 has more findings than the 100 shown; fix those first", findings[^1].Message);
    }

    [Fact]
    public void Names_of_a_document_cannot_break_a_message()
    {
        const string Text = """{"name":"x","models":{"m":{"fields":[{"name":"id","type":"a\nb\u202Ec\u2028"}]}}}""";

        var finding = Assert.Single(RuleRun.Check(RuleCatalogue.ValidityRules, Text), finding => finding.RuleId == "PLB1041");
        Assert.DoesNotContain('\n', finding.Message);
        Assert.DoesNotContain('\u202E', finding.Message);
        Assert.DoesNotContain('\u2028', finding.Message);
    }

    private static string Big(string section, string list, string items) => $$"""
        { "name": "big", "{{section}}": { "big": { "{{list}}": [{{items}}] } } }
        """;
}
