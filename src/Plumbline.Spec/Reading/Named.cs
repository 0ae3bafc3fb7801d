using Plumbline.Spec.Json;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Reading;

/// <summary>Reads lists of named things: an object keyed by name (api.json), or an array of objects that have the name as a key (the normal form).</summary>
internal static class Named
{
    /// <summary>A reader for an object that carries its name; its place is the name, else its opening brace.</summary>
    public static NodeReader Reader(NodeReader owner, JsonNode node, string kind)
    {
        var name = node.Find("name")?.Value;
        var text = name is { Kind: JsonValueKind.String } ? name.Text : null;
        return owner.Child(node, kind, text, text is null ? new TextSpan(node.Span.Start, 1) : name!.Span);
    }

    /// <summary>Reads such a list.</summary>
    /// <param name="owner">The object that holds the list.</param>
    /// <param name="key">The list's key.</param>
    /// <param name="kind">What it lists, for messages.</param>
    /// <param name="nameKeys">Under which keys the name stands in the array form.</param>
    public static IEnumerable<Declaration> Read(NodeReader owner, string key, string kind, params string[] nameKeys)
    {
        var list = owner.Find(key);
        return list?.Kind switch
        {
            null => [],
            JsonValueKind.Object => ReadMap(owner, list, kind),
            JsonValueKind.Array => ReadArray(owner, key, list, kind, nameKeys),
            _ => ReportKind(owner, key, list),
        };
    }

    private static IEnumerable<Declaration> ReadMap(NodeReader owner, JsonNode map, string kind)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in map.Members)
        {
            // A repeated key has been reported; the first one counts.
            if (!seen.Add(member.Name) || member.Value.IsMissing)
                continue;

            if (member.Name.Trim().Length == 0 && kind != "annotation")
                owner.Report(ReaderRules.BlankString, member.NameSpan, $"the name of this {kind} must not be blank; write it as the key");
            else if (member.Value.Kind == JsonValueKind.Object)
                yield return new Declaration(member.Name, member.NameSpan, member.Value);
            else
                owner.Report(ReaderRules.NotAnObject, member.Value.Span, $"{kind} {Quoted.Text(member.Name)} must be an object; write {{ ... }}");
        }
    }

    private static IEnumerable<Declaration> ReadArray(NodeReader owner, string key, JsonNode array, string kind, string[] nameKeys)
    {
        foreach (var node in owner.Elements(key, array, JsonValueKind.Object))
        {
            var name = nameKeys.Select(nameKey => node.Find(nameKey)?.Value).FirstOrDefault(value => value is { Kind: JsonValueKind.String });
            if (name is not null && name.Text.Trim().Length > 0)
                yield return new Declaration(name.Text.Trim(), name.Span, node);
            else
                owner.Report(ReaderRules.MissingKey, new TextSpan(node.Span.Start, 1), $"{kind} without {Quoted.Text(nameKeys[0])}; add it");
        }
    }

    private static IEnumerable<Declaration> ReportKind(NodeReader owner, string key, JsonNode list)
    {
        owner.ReportKind(key, list, owner.Context.Form == DocumentForm.ApiJson ? "an object" : "an array");
        return [];
    }
}
