using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Rules.Walking;

/// <summary>A node of a service with its place and its name for messages.</summary>
public abstract class Node
{
    private readonly string _key;
    private readonly int _ordinal;
    private string? _path;

    /// <param name="parent">The node that holds it; null for the service.</param>
    /// <param name="key">The key under which it stands there.</param>
    /// <param name="ordinal">Its place in a list; negative where it stands under the key itself.</param>
    private protected Node(Node? parent, string key, int ordinal)
    {
        Parent = parent;
        _key = key;
        _ordinal = ordinal;
    }

    /// <summary>Where it stands.</summary>
    public NodePath Path => new(_path ??= MakePath().ToString());

    /// <summary>The node that holds it; null for the service.</summary>
    public Node? Parent { get; }

    /// <summary>What messages call it: <c>field 'status' of model 'user'</c>.</summary>
    public abstract string Title { get; }

    /// <inheritdoc/>
    public override string ToString() => Title;

    // Most nodes have nothing wrong with them, and nobody asks where they stand.
    private NodePath MakePath() => Parent is null ? NodePath.Root : _ordinal < 0 ? Parent.Path.Member(_key) : Parent.Path.Item(_key, _ordinal);

    /// <summary>The nearest node around this one (or this one itself) that holds a value of a type; null where there is none.</summary>
    /// <typeparam name="T">The type.</typeparam>
    public T? Nearest<T>()
        where T : class
    {
        for (Node? node = this; node is not null; node = node.Parent)
        {
            if (node is Node<T> found)
                return found.Value;
        }

        return null;
    }
}

/// <summary>A node of one type.</summary>
/// <typeparam name="T">The type of the model.</typeparam>
public sealed class Node<T> : Node
    where T : class
{
    internal Node(T value, Node? parent, string key, int ordinal = -1)
        : base(parent, key, ordinal) => Value = value;

    /// <summary>The node itself.</summary>
    public T Value { get; }

    /// <inheritdoc/>
    public override string Title => Parent is null or Node<Service> || Value is Operation ? NodeTitle.Of(Value) : $"{NodeTitle.Of(Value)} of {Parent.Title}";
}
