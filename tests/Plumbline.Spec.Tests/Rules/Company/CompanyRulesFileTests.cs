using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules;
using Plumbline.Spec.Rules.Company;

namespace Plumbline.Spec.Tests.Rules.Company;

public sealed class CompanyRulesFileTests
{
    [Theory]
    [InlineData("error", "PLB4201", Severity.Error)]
    [InlineData("warning", "PLB4202", Severity.Warning)]
    [InlineData("suggestion", "PLB4203", Severity.Info)]
    public void A_finding_names_offender_remedy_and_rule(string severity, string id, Severity expected)
    {
        var finding = Assert.Single(CompanyRun.Find(CompanyRun.File("field[name=mail]", "name", """{ "none_of": ["mail"] }""", severity))).Finding;

        Assert.Equal((id, expected, "field 'mail' of model 'user': mend 'mail' (own_rule)"), (finding.RuleId, finding.Severity, finding.Message));
    }

    [Fact]
    public void A_rule_without_a_severity_warns_and_checks_the_name() =>
        Assert.Equal(
            [("PLB4202", "\"mail\"")],
            CompanyRun.Find("""{ "rules": { "own_rule": { "select": "model.field", "must": { "none_of": ["mail"] }, "message": "call it email" } } }""").Select(found => (found.Finding.RuleId, found.Text)));

    [Fact]
    public void A_rule_is_suppressed_by_its_key() =>
        Assert.Empty(CompanyRun.Find(
            CompanyRun.File("field", "name", """{ "none_of": ["mail"] }"""),
            """
            { "name": "user", "models": { "user": {
              "attributes": [{ "name": "linter", "value": { "ignore": ["own_rule"], "reason": "an old client reads it so" } }],
              "fields": [{ "name": "mail", "type": "string" }] } } }
            """));

    [Fact]
    public void A_suppression_that_names_such_a_rule_names_a_rule()
    {
        const string Text = """
            { "name": "user", "models": { "user": {
              "attributes": [{ "name": "linter", "value": { "ignore": ["own_rule"], "reason": "an old client reads it so" } }],
              "fields": [{ "name": "mail", "type": "string" }] } } }
            """;
        var unknown = RuleCatalogue.ConsistencyRules.Where(rule => rule.Descriptor.Id == "PLB4192").ToList();
        var input = RuleRun.Input(Text, [], new Dictionary<string, string>());

        Assert.NotEmpty(RuleEngine.Run(unknown, input, TestContext.Current.CancellationToken));
        Assert.Empty(RuleEngine.Run(unknown, input with { CompanyKeys = ["own_rule"] }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void What_a_document_does_not_write_is_nobodys_to_correct() =>
        Assert.Equal([], CompanyRun.Underlined("parameter[location=path]", "name", """{ "undefined": true }"""));

    [Theory]
    [InlineData("", "", "a rules file holds { \"rules\": { \"key\": { ... } } }; write them")]
    [InlineData("""{ "rules": [] }""", "[]", "a rules file holds { \"rules\": { \"key\": { ... } } }; write them")]
    [InlineData("""{ "rules": { "Own": {} } }""", "\"Own\"", "'Own' is no key for a rule; write it in snake_case, as 'linter' attributes will name it")]
    [InlineData("""{ "rules": { "field_case": {} } }""", "\"field_case\"", "'field_case' is the key of a rule that Plumbline has; choose another one")]
    [InlineData("""{ "rules": { "taken": {} } }""", "\"taken\"", "'taken' is the key of a rule in another rules file of this project; choose another one")]
    [InlineData("""{ "rules": { "own": 5 } }""", "5", "a rule is an object with select, must and message; write { ... }")]
    [InlineData("""{ "rules": {}, "rulez": 5 }""", "\"rulez\"", "'rulez' is no key of a rules file; known are rules; did you mean 'rules'?")]
    [InlineData("""{ "rules": { "own": { "select": "field", "must": { "defined": true } } } }""", "{", "this rule has no 'message'; say what to do about a finding")]
    [InlineData("""{ "rules": { "own": { "must": { "defined": true }, "message": "x" } } }""", "{", "this rule has no 'select'; say which nodes it is about")]
    [InlineData("""{ "rules": { "own": { "select": "field", "message": "x" } } }""", "{", "this rule has no 'must'; say what the chosen nodes must be")]
    [InlineData("""{ "rules": { "own": { "select": " ", "must": { "defined": true }, "message": "x" } } }""", "\" \"", "'select' of a rule must be a text that is not blank; write it out")]
    [InlineData("""{ "rules": { "own": { "select": "body", "must": { "defined": true }, "message": "x" } } }""", "{", "this rule has no 'check', and a body has no 'name'; known are type, description, deprecation, attributes, and '@name' for an attribute")]
    [InlineData("""{ "rules": { "own": { "select": "field, enum", "check": "type", "must": { "defined": true }, "message": "x" } } }""", "\"type\"", "an enum has no 'type'; known are name, plural, description, values, deprecation, attributes, and '@name' for an attribute")]
    [InlineData("""{ "rules": { "own": { "select": "field", "must": { "defined": true }, "message": "call {it} x" } } }""", "\"call {it} x\"", "'{it}' stands for nothing in a message; only {value} is replaced, by what is there")]
    [InlineData("""{ "rules": { "own": { "select": "field", "must": { "defined": true }, "message": "x", "severity": "warn" } } }""", "\"warn\"", "a severity is error, warning, suggestion")]
    [InlineData("""{ "rules": { "own": { "select": "field", "must": { "defined": true }, "message": "x", "level": "error" } } }""", "\"level\"", "'level' is no key of a rule; known are description, select, check, must, message, severity")]
    public void A_file_that_is_not_in_order_says_where(string text, string underlined, string message)
    {
        var finding = Assert.Single(CompanyRulesFile.Read(text, ["taken"], TestContext.Current.CancellationToken).Findings, found => !found.Message.Contains("text is empty", StringComparison.Ordinal));

        Assert.Equal(("PLB4200", Severity.Error), (finding.RuleId, finding.Severity));
        Assert.Equal((message, underlined), (finding.Message, text.Substring(finding.Span.Start, Math.Min(finding.Span.Length, text.Length))));
    }

    [Fact]
    public void Broken_json_is_a_finding_of_the_file_and_rules_before_it_run()
    {
        var file = CompanyRulesFile.Read("""{ "rules": { "own": { "select": "field", "must": { "defined": true }, "message": "x" """, [], TestContext.Current.CancellationToken);

        Assert.All(file.Findings, finding => Assert.Equal("PLB4200", finding.RuleId));
        Assert.NotEmpty(file.Findings);
    }

    [Fact]
    public void A_rule_that_is_not_in_order_does_not_stop_the_others()
    {
        var file = CompanyRulesFile.Read(
            """{ "rules": { "broken": { "select": "feild", "must": { "defined": true }, "message": "x" }, "own": { "select": "field", "must": { "defined": true }, "message": "x" } } }""",
            [], TestContext.Current.CancellationToken);

        Assert.Single(file.Findings);
        Assert.Equal(["own"], file.Rules.Select(rule => rule.Descriptor.Key));
    }
}
