using Plumbline.Spec.Rules;

namespace Plumbline.Spec.Tests.Rules;

/// <summary>Which names of attributes are taken for ours, misspelled, and which for another tool's.</summary>
public sealed class MisspelledAttributeTests
{
    [Theory]
    [InlineData("PLB1152", "tabel", "table")]
    [InlineData("PLB1152", "Table", "table")]
    [InlineData("PLB1152", "time_out", "timeout")]
    [InlineData("PLB1152", "rate-limit", "rate_limit")]
    [InlineData("PLB1152", "consume", "consumes")]
    [InlineData("PLB1152", "idempotency", "idempotent")]
    public void A_name_nearly_like_one_of_ours_is_asked_about(string id, string written, string own)
    {
        var finding = Assert.Single(Find(id, written));

        Assert.Equal(Findings.Severity.Warning, finding.Severity);
        Assert.Equal($"attribute '{written}' of model 'user' has no effect, and '{own}' has; correct the name, or, where it is another tool's, list it in plumbline_attributes", finding.Message);
    }

    [Theory]
    [InlineData("PLB1152", "psql")]
    [InlineData("PLB1152", "oauth2")]
    [InlineData("PLB1152", "tabular")]
    [InlineData("PLB1152", "timing")]
    [InlineData("PLB1152", "table")]
    public void An_attribute_of_another_tool_needs_no_leave(string id, string written) => Assert.Empty(Find(id, written));

    [Theory]
    [InlineData("PLB1152", "tabel", 0)]
    [InlineData("PLB1152", "psql, tabel", 0)]
    [InlineData("PLB1152", "psql", 1)]
    public void An_attribute_on_the_companys_list_is_not_asked_about(string id, string list, int count)
    {
        var input = RuleRun.Input(Document("tabel"), [], new Dictionary<string, string> { ["plumbline_attributes"] = list });

        Assert.Equal(count, RuleEngine.Run(RuleCatalogue.ValidityRules, input, TestContext.Current.CancellationToken).Count(finding => finding.RuleId == id));
    }

    [Theory]
    [InlineData("PLB1152")]
    public void A_document_of_somebody_else_is_not_asked(string id)
    {
        var input = RuleRun.Input(Document("tabel"), [], new Dictionary<string, string>());

        Assert.DoesNotContain(RuleEngine.Run(RuleCatalogue.ValidityRules, input with { IsForeign = true }, TestContext.Current.CancellationToken), finding => finding.RuleId == id);
    }

    private static IEnumerable<Findings.Finding> Find(string id, string attribute) =>
        RuleRun.Check(RuleCatalogue.ValidityRules, Document(attribute)).Where(finding => finding.RuleId == id);

    private static string Document(string attribute) =>
        $$"""{ "name": "x", "models": { "user": { "attributes": [{ "name": "{{attribute}}", "value": {} }], "fields": [{ "name": "id", "type": "string" }] } } }""";
}
