using Plumbline.Spec.Json;

namespace Plumbline.Spec.Reading;

/// <summary>Where the nodes of a service stand in the document's text.</summary>
public sealed class SyntaxMap
{
    private readonly Dictionary<string, Entry> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lazy<SyntaxMap>> _later = new(StringComparer.Ordinal);

    /// <summary>Records a node.</summary>
    /// <param name="path">Its path in the service.</param>
    /// <param name="node">Its value in the text.</param>
    /// <param name="name">Its name in the text (a key, or the value of <c>name</c>); null where it has none.</param>
    public void Add(NodePath path, JsonNode node, TextSpan? name) => _nodes[path.ToString()] = new(node, name);

    /// <summary>The node's value in the text; null where the text has none (an inferred parameter, a default response).</summary>
    /// <param name="path">Its path.</param>
    public JsonNode? Find(NodePath path) => Find(path.ToString())?.Node;

    /// <summary>What to underline for a node: its name, else its value, else its nearest recorded parent.</summary>
    /// <param name="path">Its path.</param>
    public TextSpan Locate(NodePath path)
    {
        for (var text = path.ToString(); ; text = text.Substring(0, text.LastIndexOf('/')))
        {
            if (Find(text) is { } entry)
                return entry.Name ?? entry.Node.Span;

            if (text.Length == 0)
                return default;
        }
    }

    /// <summary>What to underline for one key of a node, e.g. the text of <c>type</c>: the key's value, else as <see cref="Locate(NodePath)"/>.</summary>
    /// <param name="path">The node's path.</param>
    /// <param name="key">The key as the format writes it.</param>
    public TextSpan Locate(NodePath path, string key) => Find(path)?.Find(key)?.Value.Span ?? Locate(path);

    /// <summary>Records what stands in a declaration once somebody asks for it.</summary>
    /// <param name="path">The declaration's path.</param>
    /// <param name="read">Finds its nodes.</param>
    internal void AddLater(NodePath path, Func<SyntaxMap> read) => _later[path.ToString()] = new(read);

    private Entry? Find(string path)
    {
        if (_nodes.TryGetValue(path, out var entry))
            return entry;

        return _later.Count > 0 && Declaration(path) is { } declaration && _later.TryGetValue(declaration, out var later)
            ? later.Value.Find(path)
            : null;
    }

    // The path of the declaration around a node, and of no declaration itself: /models/3 of /models/3/fields/2.
    private static string? Declaration(string path)
    {
        var list = path.IndexOf('/', Math.Min(1, path.Length));
        var end = list < 0 ? -1 : path.IndexOf('/', list + 1);
        return end < 0 ? null : path.Substring(0, end);
    }

    private sealed record Entry(JsonNode Node, TextSpan? Name);
}
