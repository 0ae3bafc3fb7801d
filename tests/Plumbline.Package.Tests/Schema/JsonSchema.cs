using System.Text.Json;
using System.Text.RegularExpressions;

namespace Plumbline.Package.Tests.Schema;

/// <summary>Checks JSON against the part of JSON Schema 2020-12 that api.schema.json uses; a keyword it does not know is an error.</summary>
internal sealed class JsonSchema(JsonElement root)
{
    private static readonly HashSet<string> s_words =
        ["$schema", "$defs", "title", "description", "deprecated", "default", "examples", "then"];

    /// <summary>Every violation, as "pointer: what is wrong"; empty for a valid value.</summary>
    internal IReadOnlyList<string> Check(JsonElement value)
    {
        List<string> problems = [];
        Check(root, value, "", problems);
        return problems;
    }

    private void Check(JsonElement schema, JsonElement value, string at, List<string> problems)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            if (schema.ValueKind == JsonValueKind.False)
                problems.Add($"{at}: not allowed");
            return;
        }

        foreach (var keyword in schema.EnumerateObject())
            Apply(schema, keyword.Name, keyword.Value, value, at, problems);
    }

    private void Apply(JsonElement schema, string keyword, JsonElement rule, JsonElement value, string at, List<string> problems)
    {
        void Require(bool holds, string problem)
        {
            if (!holds)
                problems.Add($"{at}: {problem}");
        }

        switch (keyword)
        {
            case "$ref":
                Check(Resolve(rule.GetString()!), value, at, problems);
                break;
            case "type" when rule.ValueKind == JsonValueKind.Array:
                Require(rule.EnumerateArray().Any(type => HasType(value, type.GetString()!)), $"is none of {rule}");
                break;
            case "type":
                Require(HasType(value, rule.GetString()!), $"is no {rule.GetString()}");
                break;
            case "enum":
                Require(rule.EnumerateArray().Any(item => JsonElement.DeepEquals(item, value)), "is none of the values");
                break;
            case "const":
                Require(JsonElement.DeepEquals(rule, value), "is not the value");
                break;
            case "allOf":
                foreach (var part in rule.EnumerateArray())
                    Check(part, value, at, problems);
                break;
            case "anyOf":
                Require(rule.EnumerateArray().Any(part => IsValid(part, value)), "fits none of the forms");
                break;
            case "not":
                Require(!IsValid(rule, value), "has a form that is excluded");
                break;
            case "if":
                if (IsValid(rule, value))
                    Check(schema.GetProperty("then"), value, at, problems);
                break;
            case "pattern":
                Require(value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.GetString()!), "does not match");
                break;
            case "minLength":
                Require(value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= rule.GetInt32(), "is too short");
                break;
            case "minimum":
                Require(value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= rule.GetDecimal(), "is too small");
                break;
            case "minItems":
                Require(value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32(), "has too few items");
                break;
            case "minProperties":
                Require(value.ValueKind != JsonValueKind.Object || Properties(value).Count() >= rule.GetInt32(), "has too few keys");
                break;
            case "maxProperties":
                Require(value.ValueKind != JsonValueKind.Object || Properties(value).Count() <= rule.GetInt32(), "has too many keys");
                break;
            case "items":
                CheckItems(rule, value, at, problems);
                break;
            case "required":
                foreach (var name in rule.EnumerateArray())
                    Require(value.ValueKind != JsonValueKind.Object || value.TryGetProperty(name.GetString()!, out _), $"lacks {name}");
                break;
            case "propertyNames":
                foreach (var (property, _) in Properties(value))
                    Require(IsValid(rule, JsonSerializer.SerializeToElement(property)), $"has the bad name {property}");
                break;
            case "properties" or "patternProperties" or "additionalProperties":
                CheckProperties(schema, keyword, rule, value, at, problems);
                break;
            default:
                Assert.True(s_words.Contains(keyword), $"The checker does not know the keyword {keyword}.");
                break;
        }
    }

    private void CheckItems(JsonElement rule, JsonElement value, string at, List<string> problems)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return;
        var index = 0;
        foreach (var item in value.EnumerateArray())
            Check(rule, item, $"{at}/{index++}", problems);
    }

    private void CheckProperties(JsonElement schema, string keyword, JsonElement rule, JsonElement value, string at, List<string> problems)
    {
        foreach (var (name, property) in Properties(value))
        {
            var named = schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out var own) ? own : default;
            var matching = schema.TryGetProperty("patternProperties", out var patterns)
                ? patterns.EnumerateObject().Where(pattern => Regex.IsMatch(name, pattern.Name)).Select(pattern => pattern.Value).ToList()
                : [];
            JsonElement[] rules = keyword switch
            {
                "properties" => named.ValueKind == JsonValueKind.Undefined ? [] : [named],
                "patternProperties" => [.. matching],
                _ => named.ValueKind == JsonValueKind.Undefined && matching.Count == 0 ? [rule] : [],
            };
            foreach (var part in rules)
                Check(part, property, $"{at}/{name}", problems);
        }
    }

    private bool IsValid(JsonElement schema, JsonElement value)
    {
        List<string> problems = [];
        Check(schema, value, "", problems);
        return problems.Count == 0;
    }

    private JsonElement Resolve(string reference) =>
        root.GetProperty("$defs").GetProperty(reference["#/$defs/".Length..]);

    private static IEnumerable<(string Name, JsonElement Value)> Properties(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().Select(property => (property.Name, property.Value)) : [];

    private static bool HasType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && decimal.IsInteger(value.GetDecimal()),
        _ => throw new NotSupportedException(type),
    };
}
