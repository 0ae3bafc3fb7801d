using Plumbline.Spec.Model;

namespace Plumbline.Spec.Rules.Walking;

/// <summary>A place that names a type.</summary>
/// <param name="node">The node.</param>
/// <param name="key">The key of the node that holds the type's name.</param>
/// <param name="type">The type.</param>
public sealed class TypeUse(Node node, string key, TypeReference type)
{
    /// <summary>The node.</summary>
    public Node Node { get; } = node;

    /// <summary>The key of the node that holds the type's name: <c>type</c>, or <c>interfaces/0</c>.</summary>
    public string Key { get; } = key;

    /// <summary>The type.</summary>
    public TypeReference Type { get; } = type;

    /// <summary>Whether it is an entry of a list of interfaces, where nothing but interfaces may stand.</summary>
    public bool IsInterfaceEntry => Key != "type";
}
