using System.Text.Json;
using Plumbline.Spec.Rules.Company;
using Plumbline.Tests.Shared;

namespace Plumbline.Spec.Tests.Rules.Company;

/// <summary>plumbline.rules.schema.json, which editors read, knows what the rules do.</summary>
public sealed class RulesSchemaTests
{
    private static readonly JsonElement s_rule = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("build/package/plumbline.rules.schema.json")))
        .RootElement.GetProperty("$defs").GetProperty("rule").GetProperty("properties");

    [Fact]
    public void It_has_every_function() =>
        Assert.Equal(RequirementReader.Functions, s_rule.GetProperty("must").GetProperty("properties").EnumerateObject().Select(function => function.Name));

    [Fact]
    public void It_has_every_case() =>
        Assert.All(
            s_rule.GetProperty("must").GetProperty("properties").GetProperty("case").GetProperty("enum").EnumerateArray(),
            word => Assert.Empty(CompanyRulesFile.Read(CompanyRun.File("field", "name", $$"""{ "case": "{{word}}" }"""), [], TestContext.Current.CancellationToken).Findings));

    [Fact]
    public void It_has_every_key_of_a_rule() =>
        Assert.Empty(CompanyRulesFile.Read(
            $$"""{ "rules": { "own": { {{string.Join(", ", s_rule.EnumerateObject().Select(key => key.Name switch
            {
                "select" => "\"select\": \"field\"",
                "check" => "\"check\": \"type\"",
                "must" => "\"must\": { \"defined\": true }",
                "severity" => "\"severity\": \"error\"",
                var name => $"\"{name}\": \"words\"",
            }))}} } } }""",
            [], TestContext.Current.CancellationToken).Findings);
}
