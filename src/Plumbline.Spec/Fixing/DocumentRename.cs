using Plumbline.Spec.Json;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Fixing;

/// <summary>Where a name stands in a document that is given another one.</summary>
public static class DocumentRename
{
    private const string TypeRule = "PLB4001";
    private const string FieldRule = "PLB4002";
    private const string ValueRule = "PLB4003";
    private const string ParameterRule = "PLB4004";

    /// <summary>The edits, in the order of the text.</summary>
    /// <param name="document">The document.</param>
    /// <param name="text">Its text.</param>
    /// <param name="declaration">The name where it is declared, with its quotes.</param>
    /// <param name="rule">The rule that wants another name: it tells what is named.</param>
    /// <param name="name">The new name.</param>
    public static IReadOnlyList<TextEdit> Find(Document document, string text, TextSpan declaration, string rule, string name)
    {
        if (declaration.Length < 2 || declaration.End > text.Length || text[declaration.Start] != '"' || !IsPlain(name))
            return [];

        var old = text.Substring(declaration.Start + 1, declaration.Length - 2);
        var changes = new SortedDictionary<int, TextEdit> { [declaration.Start] = new(declaration, Quote(name) + Text(document.Root, declaration, rule, old)) };
        Walk(document.Root, [], (node, span, value, ancestors) =>
        {
            var renamed = rule switch
            {
                TypeRule when !IsProse(ancestors) => Type(document, value, old, name),
                FieldRule when ancestors.Contains("attributes") => value == old ? name : value == "-" + old ? "-" + name : null,
                ParameterRule when Key(ancestors) == "path" && Contains(node, declaration) => Path(value, old, name),
                _ => null,
            };
            if (renamed is not null && !changes.ContainsKey(span.Start))
                changes.Add(span.Start, new(new(span.Start, span.Length), Quote(renamed)));
        });
        return [.. changes.Values];
    }

    /// <summary>Whether a text can stand between quotes as it is.</summary>
    /// <param name="text">The text.</param>
    internal static bool IsPlain(string text) => text.All(c => c is not ('"' or '\\') && !char.IsControl(c));

    // A value of an enum keeps the text that stands for it on the wire.
    private static string Text(JsonNode root, TextSpan declaration, string rule, string old)
    {
        var isNew = false;
        if (rule == ValueRule)
            Walk(root, [], (holder, _, _, _) => isNew |= holder.Find("name")?.Value.Span == declaration && holder.Find("value") is null);
        return isNew ? $", \"value\": {Quote(old)}" : "";
    }

    // Calls back for every text, and for every key as far as it can name something, with the keys around it and the object that holds it.
    private static void Walk(JsonNode node, List<string> ancestors, Action<JsonNode, TextSpan, string, IReadOnlyList<string>> visit, JsonNode? holder = null)
    {
        if (node.Kind == JsonValueKind.String)
            visit(holder ?? node, node.Span, node.Text, ancestors);

        foreach (var item in node.Items)
            Walk(item, ancestors, visit, holder);

        foreach (var member in node.Members)
        {
            visit(node, member.NameSpan, member.Name, ancestors);
            ancestors.Add(member.Name);
            Walk(member.Value, ancestors, visit, node);
            ancestors.RemoveAt(ancestors.Count - 1);
        }
    }

    private static string Key(IReadOnlyList<string> ancestors) => ancestors.Count == 0 ? "" : ancestors[ancestors.Count - 1];

    private static bool IsProse(IReadOnlyList<string> ancestors) =>
        Key(ancestors) is "description" or "example" or "name" or "namespace" or "value" or "default" or "uri" or "message" or "key" or "path" or "plural" && !ancestors.Contains("attributes");

    private static bool Contains(JsonNode node, TextSpan place) => node.Span.Start <= place.Start && node.Span.End >= place.End;

    // user, [user], map[user], io.example.user.v0.models.user
    private static string? Type(Document document, string value, string old, string name)
    {
        var start = 0;
        var end = value.Length;
        while (true)
        {
            if (end - start > 5 && string.CompareOrdinal(value, start, "map[", 0, 4) == 0 && value[end - 1] == ']')
                (start, end) = (start + 4, end - 1);
            else if (end - start > 2 && value[start] == '[' && value[end - 1] == ']')
                (start, end) = (start + 1, end - 1);
            else
                break;
        }

        var inner = value.Substring(start, end - start);
        var prefix = document.Service.Namespace is { } own && inner.StartsWith(own + ".", StringComparison.Ordinal) ? inner.Substring(0, inner.LastIndexOf('.') + 1) : "";
        return inner == prefix + old ? value.Substring(0, start) + prefix + name + value.Substring(end) : null;
    }

    private static string? Path(string value, string old, string name)
    {
        var renamed = string.Join("/", value.Split('/').Select(segment => segment == ":" + old ? ":" + name : segment));
        return renamed == value ? null : renamed;
    }

    private static string Quote(string text) => "\"" + text + "\"";
}
