using Plumbline.Spec.Json;

namespace Plumbline.Spec.Reading;

/// <summary>Where the nodes of a service stand in the document's text.</summary>
public sealed class SyntaxMap
{
    private readonly Dictionary<string, (JsonNode Node, TextSpan? Name)> _nodes = new(StringComparer.Ordinal);

    /// <summary>Records a node.</summary>
    /// <param name="path">Its path in the service.</param>
    /// <param name="node">Its value in the text.</param>
    /// <param name="name">Its name in the text (a key, or the value of <c>name</c>); null where it has none.</param>
    public void Add(NodePath path, JsonNode node, TextSpan? name) => _nodes[path.ToString()] = (node, name);

    /// <summary>The node's value in the text; null where the text has none (an inferred parameter, a default response).</summary>
    /// <param name="path">Its path.</param>
    public JsonNode? Find(NodePath path) => _nodes.TryGetValue(path.ToString(), out var entry) ? entry.Node : null;

    /// <summary>What to underline for a node: its name, else its value, else its nearest recorded parent.</summary>
    /// <param name="path">Its path.</param>
    public TextSpan Locate(NodePath path)
    {
        for (var text = path.ToString(); ; text = text.Substring(0, text.LastIndexOf('/')))
        {
            if (_nodes.TryGetValue(text, out var entry))
                return entry.Name ?? entry.Node.Span;

            if (text.Length == 0)
                return default;
        }
    }

    /// <summary>What to underline for one key of a node, e.g. the text of <c>type</c>: the key's value, else as <see cref="Locate(NodePath)"/>.</summary>
    /// <param name="path">The node's path.</param>
    /// <param name="key">The key as the format writes it.</param>
    public TextSpan Locate(NodePath path, string key) => Find(path)?.Find(key)?.Value.Span ?? Locate(path);
}
