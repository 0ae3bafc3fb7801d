namespace Plumbline.Spec.Reading;

/// <summary>
/// The place of a declaration in a <see cref="Model.Service"/>, by ordinals: <c>/models/3/fields/2</c>.
/// It names the same node in the service and in its <see cref="SyntaxMap"/>.
/// </summary>
/// <param name="Text">The path; empty for the service itself.</param>
public readonly record struct NodePath(string Text)
{
    /// <summary>The service itself.</summary>
    public static NodePath Root { get; } = new("");

    /// <summary>The node in a list of this node, e.g. <c>path.Item("fields", 2)</c>.</summary>
    /// <param name="list">The list's key as the format writes it: <c>models</c>, <c>fields</c>, <c>types</c>, <c>values</c>, <c>responses</c>, ...</param>
    /// <param name="ordinal">The place in the model's list, from zero.</param>
    public NodePath Item(string list, int ordinal) => new($"{Text}/{list}/{ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture)}");

    /// <summary>The single node under a key of this node, e.g. <c>path.Member("body")</c>.</summary>
    /// <param name="key">The key.</param>
    public NodePath Member(string key) => new($"{Text}/{key}");

    /// <inheritdoc/>
    public override string ToString() => Text ?? "";
}
