namespace Plumbline.Spec.Tests.Rules.Company;

/// <summary>What functions require: what breaks them is underlined at the property, or at the name where there is none.</summary>
public sealed class RequirementTests
{
    [Theory]
    [InlineData("model.field", "maximum", """{ "defined": true }""", "\"id\" \"mail\" \"tags\"")]
    [InlineData("model.field", "maximum", """{ "undefined": true }""", "500")]
    [InlineData("model.field", "annotations", """{ "defined": true }""", "\"id\" \"mail\" \"tags\"")]
    [InlineData("operation", "@auth", """{ "defined": true }""", "\"GET\" \"GET\"")]
    [InlineData("operation", "@auth.scheme", """{ "one_of": ["basic"] }""", "\"bearer\"")]
    [InlineData("service", "@owner.contact", """{ "defined": true }""", """{ "team": "accounts" }""")]
    [InlineData("field", "name", """{ "pattern": "^[a-m]" }""", "\"name\" \"name\" \"tags\"")]
    [InlineData("field", "name", """{ "not_pattern": "^ta" }""", "\"tags\"")]
    [InlineData("header", "name", """{ "case": "snake_case" }""", "\"X-Session\" \"X-Total\"")]
    [InlineData("header", "name", """{ "case": "Header-Case" }""", "")]
    [InlineData("model.field", "name", """{ "length": { "maximum": 3 } }""", "\"name\" \"mail\" \"tags\"")]
    [InlineData("model.field", "name", """{ "length": { "minimum": 3, "maximum": 3 } }""", "\"id\" \"name\" \"mail\" \"tags\"")]
    [InlineData("operation", "responses", """{ "length": { "minimum": 2 } }""", """{ "200": { "type": "[user]", "headers": [{ "name": "X-Total", "type": "string" }] } } { "201": { "type": "user" } }""")]
    [InlineData("model.field", "maximum", """{ "between": { "minimum": 1, "maximum": 499 } }""", "500")]
    [InlineData("model.field", "maximum", """{ "between": { "minimum": 500 } }""", "")]
    [InlineData("model.field", "type", """{ "one_of": ["string", "long"] }""", "\"[string]\"")]
    [InlineData("model.field", "type", """{ "none_of": ["long"] }""", "\"long\"")]
    [InlineData("operation[method=GET]", "responses", """{ "include": [404] }""", """{ "200": { "type": "[user]", "headers": [{ "name": "X-Total", "type": "string" }] } }""")]
    [InlineData("enum", "values", """{ "alphabetical": true }""", """[{ "name": "b" }, { "name": "a", "value": "A" }]""")]
    [InlineData("union", "types", """{ "alphabetical": true }""", """[{ "type": "user", "discriminator_value": "person" }, { "type": "status" }]""")]
    [InlineData("resource", "operations", """{ "alphabetical": true }""", "")]
    public void Requires(string select, string check, string must, string underlined) =>
        Assert.Equal(underlined, string.Join(' ', CompanyRun.Underlined(select, check, must)));

    [Theory]
    [InlineData("""{ "defined": false }""", "false", "this function takes true and nothing else; for the opposite take another function")]
    [InlineData("""{ "patern": "x" }""", "\"patern\"", "'patern' is no function; known are defined, undefined, alphabetical, pattern, not_pattern, case, length, between, one_of, none_of, include; did you mean 'pattern'?")]
    [InlineData("""{ "pattern": "x", "defined": true }""", "\"defined\"", "'must' is one function with what it needs, as in { \"case\": \"snake_case\" }; known are defined, undefined, alphabetical, pattern, not_pattern, case, length, between, one_of, none_of, include")]
    [InlineData("\"defined\"", "\"defined\"", "'must' is one function with what it needs, as in { \"case\": \"snake_case\" }; known are defined, undefined, alphabetical, pattern, not_pattern, case, length, between, one_of, none_of, include")]
    [InlineData("""{ "pattern": 5 }""", "5", "a regular expression is a text")]
    [InlineData("""{ "pattern": "(a" }""", "\"(a\"", "'(a' is no regular expression: Invalid pattern '(a' at offset 2. Not enough )'s.")]
    [InlineData("""{ "case": "snake" }""", "\"snake\"", "'snake' is no case; known are snake_case, kebab-case, camelCase, PascalCase, UPPER_CASE, Header-Case, lowercase")]
    [InlineData("""{ "length": { "max": 5 } }""", "\"max\"", "'max' is no bound; known are minimum, maximum")]
    [InlineData("""{ "length": { "maximum": "5" } }""", "\"5\"", "a bound is a number")]
    [InlineData("""{ "length": {} }""", "{}", "this function takes { \"minimum\": ... , \"maximum\": ... }, one of them at least")]
    [InlineData("""{ "one_of": [] }""", "[]", "this function takes a list of texts, as in [\"a\", \"b\"]")]
    public void Says_what_is_wrong_with_it(string must, string underlined, string message)
    {
        var text = CompanyRun.File("field", "name", must);

        var finding = Assert.Single(Plumbline.Spec.Rules.Company.CompanyRulesFile.Read(text, [], TestContext.Current.CancellationToken).Findings);

        Assert.Equal(("PLB4200", message, underlined), (finding.RuleId, finding.Message, text.Substring(finding.Span.Start, finding.Span.Length)));
    }

    [Fact]
    public void A_pattern_that_takes_too_long_ends_in_a_finding()
    {
        var document = """{ "name": "user", "models": { "user": { "description": "#", "fields": [{ "name": "id", "type": "string" }] } } }""".Replace("#", new string('a', 40) + "!", StringComparison.Ordinal);

        var finding = Assert.Single(CompanyRun.Find(CompanyRun.File("model", "description", """{ "pattern": "^(a+)+$" }"""), document)).Finding;

        Assert.StartsWith("rule 'own_rule' did not finish: '^(a+)+$' takes too long on 'aaaa", finding.Message, StringComparison.Ordinal);
    }
}
