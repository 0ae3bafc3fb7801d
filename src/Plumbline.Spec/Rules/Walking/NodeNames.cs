using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Rules.Walking;

/// <summary>What messages call the nodes of a service, by their paths.</summary>
internal sealed class NodeNames
{
    private readonly Dictionary<string, Node> _nodes = new(StringComparer.Ordinal);

    /// <summary>Lists the nodes of a service.</summary>
    public NodeNames(ServiceWalk walk)
    {
        foreach (var node in walk.All)
            _nodes[node.Path.ToString()] = node;
    }

    /// <summary>The name of a node; of the nearest around it where it has none.</summary>
    public string Of(NodePath path)
    {
        for (var text = path.ToString(); ; text = text.Substring(0, text.LastIndexOf('/')))
        {
            if (_nodes.TryGetValue(text, out var node))
                return node.Title;

            if (text.Length == 0)
                return "";
        }
    }
}
