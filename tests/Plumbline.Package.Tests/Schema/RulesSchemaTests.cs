using System.Text.Json;

namespace Plumbline.Package.Tests.Schema;

/// <summary>plumbline.rules.schema.json: what editors check a company's rules file with.</summary>
public sealed class RulesSchemaTests
{
    private static readonly JsonSchema s_schema = new(Parse(File.ReadAllText(Repository.PathOf("build/package/plumbline.rules.schema.json"))));

    [Fact]
    public void Accepts_the_rules_of_the_example_company() =>
        Assert.Empty(s_schema.Check(Parse(File.ReadAllText(Repository.PathOf("specs/ruleset/plumbline.rules.json")))));

    [Theory]
    [InlineData("""{ "defined": true }""", "")]
    [InlineData("""{ "length": { "maximum": 5 } }""", "")]
    [InlineData("""{ "one_of": ["a", 5] }""", "")]
    [InlineData("""{ "defined": false }""", "is not the value")]
    [InlineData("""{ "case": "snake" }""", "is none of the values")]
    [InlineData("""{ "length": { "max": 5 } }""", "/length/max: not allowed")]
    [InlineData("""{ "length": {} }""", "has too few keys")]
    [InlineData("""{ "one_of": [] }""", "has too few items")]
    [InlineData("""{ "one_of": [{}] }""", "is none of")]
    [InlineData("""{ "matches": "x" }""", "/matches: not allowed")]
    [InlineData("""{ "pattern": "x", "defined": true }""", "has too many keys")]
    public void Checks_what_a_rule_requires(string must, string problem)
    {
        var problems = s_schema.Check(Parse($$"""{ "rules": { "own": { "select": "field", "must": {{must}}, "message": "mend it" } } }"""));
        if (problem.Length == 0)
            Assert.Empty(problems);
        else
            Assert.Contains(problems, found => found.Contains(problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ }""", "lacks rules")]
    [InlineData("""{ "rules": { "Own": {} } }""", "has the bad name Own")]
    [InlineData("""{ "rules": { "own": { "must": { "defined": true }, "message": "x" } } }""", "lacks select")]
    [InlineData("""{ "rules": { "own": { "select": "field", "message": "x" } } }""", "lacks must")]
    [InlineData("""{ "rules": { "own": { "select": "field", "must": { "defined": true } } } }""", "lacks message")]
    [InlineData("""{ "rules": { "own": { "select": "field", "must": { "defined": true }, "message": "x", "severity": "warn" } } }""", "is none of the values")]
    public void Tells_what_is_wrong_in_a_file(string text, string problem) =>
        Assert.Contains(s_schema.Check(Parse(text)), found => found.Contains(problem, StringComparison.Ordinal));

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
