using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Rules.Walking;

/// <summary>A node of a service with its place and its name for messages.</summary>
public abstract class Node
{
    private protected Node(NodePath path, Node? parent)
    {
        Path = path;
        Parent = parent;
    }

    /// <summary>Where it stands.</summary>
    public NodePath Path { get; }

    /// <summary>The node that holds it; null for the service.</summary>
    public Node? Parent { get; }

    /// <summary>What messages call it: <c>field 'status' of model 'user'</c>.</summary>
    public abstract string Title { get; }

    /// <inheritdoc/>
    public override string ToString() => Title;

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
    internal Node(T value, NodePath path, Node? parent)
        : base(path, parent) => Value = value;

    /// <summary>The node itself.</summary>
    public T Value { get; }

    /// <inheritdoc/>
    public override string Title => Parent is null or Node<Service> || Value is Operation ? NodeTitle.Of(Value) : $"{NodeTitle.Of(Value)} of {Parent.Title}";
}
