using Plumbline.Spec.Rules;

namespace Plumbline.Spec.Tests.Rules;

public sealed class SuppressionTests
{
    [Theory]
    [InlineData("field_case")]
    [InlineData("PLB4002")]
    public void A_rule_is_suppressed_by_id_or_key(string rule) => Assert.Empty(Ids(Model($$"""{ "ignore": ["{{rule}}"], "reason": "old" }""")));

    [Fact]
    public void Without_a_reason_nothing_is_suppressed() =>
        Assert.Equal(["PLB4002", "PLB4190"], Ids(Model("""{ "ignore": ["field_case"] }""")));

    [Fact]
    public void On_its_last_day_a_suppression_holds() =>
        Assert.Empty(Ids(Model("""{ "ignore": ["field_case"], "reason": "old", "until": "2026-11-22" }""")));

    [Fact]
    public void After_its_last_day_a_suppression_is_over() =>
        Assert.Equal(["PLB4002", "PLB4191"], Ids(Model("""{ "ignore": ["field_case"], "reason": "old", "until": "2026-11-21" }""")));

    [Fact]
    public void A_suppression_of_the_service_covers_all_of_it() =>
        Assert.Empty(Ids("""
            {
              "name": "user",
              "attributes": [{ "name": "linter", "value": { "ignore": ["field_case"], "reason": "old" } }],
              "models": { "user": { "fields": [{ "name": "userId", "type": "string" }] } }
            }
            """));

    [Fact]
    public void A_suppression_covers_nothing_beside_its_node() =>
        Assert.Equal(["PLB4002"], Ids("""
            {
              "name": "user",
              "models": {
                "user": {
                  "fields": [
                    { "name": "userId", "type": "string", "attributes": [{ "name": "linter", "value": { "ignore": ["field_case"], "reason": "old" } }] },
                    { "name": "teamId", "type": "string" }
                  ]
                }
              }
            }
            """));

    [Fact]
    public void A_validity_rule_cannot_be_suppressed() =>
        Assert.Equal(["PLB1041", "PLB4192"], Ids("""
            {
              "name": "user",
              "models": {
                "user": {
                  "attributes": [{ "name": "linter", "value": { "ignore": ["PLB1041"], "reason": "soon" } }],
                  "fields": [{ "name": "team", "type": "team" }]
                }
              }
            }
            """).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_consistency_rule_has_a_key_of_its_own()
    {
        var keys = RuleCatalogue.ConsistencyRules.Select(rule => rule.Descriptor.Key).ToList();

        Assert.DoesNotContain(null, keys);
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    private static string Model(string linter) => $$"""
        {
          "name": "user",
          "models": {
            "user": {
              "attributes": [{ "name": "linter", "value": {{linter}} }],
              "fields": [{ "name": "userId", "type": "string" }]
            }
          }
        }
        """;

    private static IEnumerable<string> Ids(string text)
    {
        string[] wanted = ["PLB1041", "PLB4002", "PLB4190", "PLB4191", "PLB4192"];
        return RuleRun.Check(RuleCatalogue.All.Where(rule => wanted.Contains(rule.Descriptor.Id)), text)
            .Select(finding => finding.RuleId).Order(StringComparer.Ordinal);
    }
}
