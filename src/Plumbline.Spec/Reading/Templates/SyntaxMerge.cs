using Plumbline.Spec.Json;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Reading.Templates;

/// <summary>Merges a template's text into a declaration's: what the declaration says stands, what it leaves out comes from the template.</summary>
internal static class SyntaxMerge
{
    // A template lends neither its plural nor (merged already) its own templates.
    private static readonly string[] s_notLent = ["plural", "templates"];

    /// <summary>Merges two objects. Every node keeps its place in the text.</summary>
    public static JsonNode Objects(JsonNode declared, JsonNode template)
    {
        var members = new List<JsonNodeMember>();
        foreach (var member in declared.Members)
        {
            var lent = template.Find(member.Name)?.Value;
            members.Add(lent is null ? member : new JsonNodeMember(member.Name, member.NameSpan, Values(member.Name, member.Value, lent)));
        }

        foreach (var member in template.Members)
        {
            if (declared.Find(member.Name) is null && !s_notLent.Contains(member.Name))
                members.Add(member);
        }

        return With(declared, members);
    }

    /// <summary>An object with other members.</summary>
    public static JsonNode With(JsonNode node, IReadOnlyList<JsonNodeMember> members) =>
        new() { Kind = JsonValueKind.Object, Span = node.Span, Members = members };

    /// <summary>An array with other items.</summary>
    public static JsonNode WithItems(JsonNode node, IReadOnlyList<JsonNode> items) =>
        new() { Kind = JsonValueKind.Array, Span = node.Span, Items = items };

    private static JsonNode Values(string key, JsonNode declared, JsonNode template) => (key, declared.Kind) switch
    {
        _ when declared.Kind != template.Kind => declared,
        ("fields" or "parameters" or "headers", JsonValueKind.Array) => Lists(declared, template, Name, Objects),
        ("attributes", JsonValueKind.Array) => Lists(declared, template, Name, static (own, _) => own),
        ("operations", JsonValueKind.Array) => Lists(declared, template, Route, Objects),
        ("annotations" or "interfaces", JsonValueKind.Array) => Lists(declared, template, static node => node.Text.Trim(), static (own, _) => own),
        ("responses", JsonValueKind.Object) => Responses(declared, template),
        _ => declared,
    };

    private static JsonNode Responses(JsonNode declared, JsonNode template)
    {
        var members = declared.Members
            .Select(member => template.Find(member.Name)?.Value is { Kind: JsonValueKind.Object } lent && member.Value.Kind == JsonValueKind.Object
                ? new JsonNodeMember(member.Name, member.NameSpan, Objects(member.Value, lent))
                : member)
            .Concat(template.Members.Where(member => declared.Find(member.Name) is null));
        return With(declared, members.ToList());
    }

    private static JsonNode Lists(JsonNode declared, JsonNode template, Func<JsonNode, string?> key, Func<JsonNode, JsonNode, JsonNode> merge)
    {
        var lent = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var item in template.Items)
        {
            if (key(item) is { } name && !lent.ContainsKey(name))
                lent.Add(name, item);
        }

        var items = new List<JsonNode>();
        foreach (var item in declared.Items)
        {
            if (key(item) is { } name && lent.TryGetValue(name, out var other))
            {
                items.Add(merge(item, other));
                lent.Remove(name);
            }
            else
            {
                items.Add(item);
            }
        }

        items.AddRange(template.Items.Where(item => key(item) is { } name && lent.TryGetValue(name, out var left) && ReferenceEquals(left, item)));
        return WithItems(declared, items);
    }

    private static string? Name(JsonNode node) => node.Find("name")?.Value.Text.Trim();

    private static string? Route(JsonNode operation) =>
        operation.Find("method")?.Value.Text.Trim().ToUpperInvariant() + ":" + operation.Find("path")?.Value.Text.Trim();
}
