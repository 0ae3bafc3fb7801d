using Plumbline.Spec.Binding;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Tests.Reading;

/// <summary>Little documents, and short ways to read them.</summary>
internal static class Samples
{
    /// <summary>Has one of nearly everything, written the way people write these files.</summary>
    public const string Shop = """
        {
          "name": "shop",
          "namespace": "io.example.shop.v1",
          "description": "Sells \"things\" \u2014 and more",
          "imports": [
            { "uri": "https://example.io/example/common/latest/service.json" }
          ],
          "headers": [
            { "name": "X-Trace", "type": "string", "required": false }
          ],
          "annotations": {
            "personal_data": { "description": "names a person" }
          },
          "attributes": [
            { "name": "owner", "value": { "team": "shop", "audience": "public" } }
          ],
          "enums": {
            "status": {
              "values": [
                { "name": "open" },
                { "name": "closed", "value": "shut", "deprecation": { "description": "gone" } }
              ]
            }
          },
          "interfaces": {
            "thing": {
              "fields": [
                { "name": "id", "type": "uuid" }
              ]
            }
          },
          "unions": {
            "event": {
              "discriminator": "kind",
              "types": [
                { "type": "opened", "fields": [ { "name": "at", "type": "date-time-iso8601" } ] },
                { "type": "item", "default": true }
              ]
            }
          },
          "models": {
            "item": {
              "interfaces": ["thing"],
              "fields": [
                { "name": "id", "type": "uuid" },
                { "name": "status", "type": "status", "default": "open" },
                { "name": "tags", "type": "[string]", "required": false, "maximum": 10 },
                { "name": "prices", "type": "map[decimal]", "default": {} },
                { "name": "size", "type": { "enum": "size", "values": [ { "name": "small" }, { "name": "large" } ] } }
              ]
            },
            "item_form": {
              "fields": [
                { "name": "owner", "type": "string", "annotations": ["personal_data"], "minimum": 1 }
              ]
            }
          },
          "resources": {
            "item": {
              "operations": [
                {
                  "method": "GET",
                  "path": "/:id",
                  "responses": {
                    "200": { "type": "item" },
                    "404": { "type": "unit" }
                  }
                },
                {
                  "method": "POST",
                  "body": { "type": "item_form" },
                  "parameters": [
                    { "name": "dry_run", "type": "boolean", "default": false }
                  ],
                  "responses": {
                    "201": { "type": "item" },
                    "422": { "type": "[string]" }
                  }
                }
              ]
            }
          }
        }
        """;

    /// <summary>The same kind of document in the normal form, on few lines.</summary>
    public const string Normal = """
        { "name": "shop", "organization": { "key": "example" }, "application": { "key": "shop" }, "namespace": "io.example.shop.v1",
          "version": "1.2.0", "info": {}, "headers": [], "imports": [],
          "enums": [{ "name": "status", "plural": "statuses", "values": [{ "name": "open", "attributes": [] }], "attributes": [] }],
          "interfaces": [], "unions": [],
          "models": [{ "name": "item", "plural": "items", "fields": [
            { "name": "id", "type": "uuid", "required": true, "attributes": [], "description": null },
            { "name": "status", "type": "status", "default": "open", "required": true }] }],
          "resources": [{ "type": "item", "plural": "items", "path": "/items", "operations": [
            { "method": "GET", "path": "/items/:id", "parameters": [{ "name": "id", "type": "uuid", "location": "Path", "required": true }],
              "responses": [{ "code": { "integer": { "value": 200 } }, "type": "item" },
                            { "code": { "response_code_option": "Default" }, "type": "unit" }] }] }] }
        """;

    /// <summary>Reads a document.</summary>
    public static Document Read(string text) => DocumentReader.Read("specs/shop.json", text, CancellationToken.None);

    /// <summary>Reads a document that must have nothing wrong with it.</summary>
    public static Service ReadClean(string text)
    {
        var document = Read(text);
        Assert.Empty(document.Findings.Select(finding => finding.Message));
        return document.Service;
    }

    /// <summary>Reads and binds a document that must have nothing wrong with it.</summary>
    public static Service Bind(string text, params ImportSource[] imports) => ServiceBinder.Bind(ReadClean(text), imports);

    /// <summary>The document's only finding.</summary>
    public static Finding Only(string text) => Assert.Single(Read(text).Findings);

    /// <summary>The text that a finding underlines.</summary>
    public static string Underlined(string text, Finding finding) => text.Substring(finding.Span.Start, finding.Span.Length);

    /// <summary>Asserts that a document has exactly one finding, of a rule, under a text, with a message.</summary>
    public static void AssertOnly(string text, string ruleId, string underlined, string message)
    {
        var finding = Only(text);
        Assert.Equal((ruleId, underlined, message), (finding.RuleId, Underlined(text, finding), finding.Message));
    }
}
