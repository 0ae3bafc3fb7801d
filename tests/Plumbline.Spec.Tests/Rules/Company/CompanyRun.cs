using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Company;

namespace Plumbline.Spec.Tests.Rules.Company;

/// <summary>Runs a company's rules over a document.</summary>
internal static class CompanyRun
{
    /// <summary>A document with a little of everything.</summary>
    public const string Document = """
        {
          "name": "user", "namespace": "io.example.user.v0", "base_url": "https://user.example.io",
          "description": "Who they are.",
          "imports": [{ "uri": "https://example.io/example/common/latest/service.json" }],
          "attributes": [{ "name": "owner", "value": { "team": "accounts" } }],
          "headers": [{ "name": "X-Session", "type": "string" }],
          "annotations": { "personal_data": { "description": "Who somebody is." } },
          "enums": { "status": { "values": [{ "name": "b" }, { "name": "a", "value": "A" }] } },
          "interfaces": { "named": { "fields": [{ "name": "name", "type": "string" }] } },
          "models": {
            "user": {
              "interfaces": ["named"],
              "fields": [
                { "name": "id", "type": "long" },
                { "name": "name", "type": "string", "maximum": 500, "annotations": ["personal_data"] },
                { "name": "mail", "type": "string", "required": false, "deprecation": { "description": "call it email" } },
                { "name": "tags", "type": "[string]", "attributes": [{ "name": "format", "value": { "name": "language" } }] }
              ]
            }
          },
          "unions": { "thing": { "discriminator": "kind", "types": [{ "type": "user", "discriminator_value": "person" }, { "type": "status" }] } },
          "resources": {
            "user": {
              "operations": [
                { "method": "GET", "parameters": [{ "name": "q", "type": "string", "required": false }], "responses": { "200": { "type": "[user]", "headers": [{ "name": "X-Total", "type": "string" }] } } },
                { "method": "GET", "path": "/:id", "responses": { "200": { "type": "user" }, "404": { "type": "unit" } } },
                { "method": "POST", "body": { "type": "user" }, "attributes": [{ "name": "auth", "value": { "scheme": "bearer", "scopes": ["write"] } }], "responses": { "201": { "type": "user" } } }
              ]
            }
          }
        }
        """;

    /// <summary>A rules file with one rule.</summary>
    public static string File(string select, string check, string must, string severity = "warning") => $$"""
        { "rules": { "own_rule": { "select": "{{select}}", "check": "{{check}}", "must": {{must}}, "message": "mend {value}", "severity": "{{severity}}" } } }
        """;

    /// <summary>Reads a file that is in order.</summary>
    public static CompanyRulesFile Read(string rules)
    {
        var file = CompanyRulesFile.Read(rules, [], TestContext.Current.CancellationToken);
        Assert.Empty(file.Findings);
        return file;
    }

    /// <summary>What the rules of a file find: the text underlined, and the message.</summary>
    public static IEnumerable<(string Text, Finding Finding)> Find(string rules, string document = Document) =>
        RuleRun.Check(Read(rules).Rules, document).Select(finding => (document.Substring(finding.Span.Start, finding.Span.Length), finding));

    /// <summary>The texts that a rule underlines.</summary>
    public static IEnumerable<string> Underlined(string select, string check, string must) => Find(File(select, check, must)).Select(found => found.Text);
}
