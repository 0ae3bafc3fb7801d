using Plumbline.Spec.Json;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Reading.Templates;

/// <summary>Declares an interface per used model template: the fields that every user kept as they are.</summary>
internal static class TemplateInterfaces
{
    /// <summary>Adds the interfaces to the members of the document.</summary>
    /// <param name="members">The members; <c>interfaces</c> among them is extended, or added.</param>
    /// <param name="templates">The templates.</param>
    /// <param name="users">The models that use templates, merged.</param>
    public static void Add(List<JsonNodeMember> members, TemplateSet templates, IReadOnlyList<JsonNode> users)
    {
        var index = members.FindIndex(member => member.Name == "interfaces");
        var declared = index < 0 ? null : members[index].Value;
        if (declared is not null && declared.Kind != JsonValueKind.Object)
            return;

        var interfaces = declared?.Members.ToList() ?? [];
        foreach (var template in templates.All)
        {
            var own = users.Where(user => user.Find("interfaces")?.Value.Items.Any(item => item.Text == template.Name) == true).ToList();
            if (own.Count > 0 && !interfaces.Any(member => member.Name == template.Name))
                interfaces.Add(new JsonNodeMember(template.Name, template.NameSpan, Interface(templates.Expanded(template), own)));
        }

        if (interfaces.Count == (declared?.Members.Count ?? 0))
            return;

        var node = new JsonNode { Kind = JsonValueKind.Object, Span = declared?.Span ?? interfaces[0].Value.Span, Members = interfaces };
        var extended = new JsonNodeMember("interfaces", index < 0 ? interfaces[0].NameSpan : members[index].NameSpan, node);
        if (index < 0)
            members.Add(extended);
        else
            members[index] = extended;
    }

    private static JsonNode Interface(JsonNode template, List<JsonNode> users)
    {
        if (template.Find("fields") is not { Value.Kind: JsonValueKind.Array } fields)
            return SyntaxMerge.With(template, []);

        var byUser = users.Select(Fields).ToList();
        var kept = fields.Value.Items.Where(field => Name(field) is { } name && byUser.All(user => user.TryGetValue(name, out var own) && IsSame(field, own)));
        var node = SyntaxMerge.WithItems(fields.Value, kept.ToList());
        return SyntaxMerge.With(template, [new JsonNodeMember("fields", fields.NameSpan, node)]);
    }

    private static Dictionary<string, JsonNode> Fields(JsonNode model)
    {
        var fields = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var field in model.Find("fields")?.Value.Items ?? [])
        {
            if (Name(field) is { } name && !fields.ContainsKey(name))
                fields.Add(name, field);
        }

        return fields;
    }

    private static bool IsSame(JsonNode left, JsonNode right) => Text(left, "type") == Text(right, "type") && IsRequired(left) == IsRequired(right);

    private static bool IsRequired(JsonNode field) => Text(field, "required") != "false";

    private static string? Name(JsonNode field) => Text(field, "name");

    private static string? Text(JsonNode node, string key) => node.Find(key)?.Value.Text.Trim();
}
