using Plumbline.Spec.Json;

namespace Plumbline.Spec.Reading;

/// <summary>Names a node in messages: <c>field 'id' of model 'user'</c>. Built into text only when something is wrong.</summary>
/// <param name="kind">What it is.</param>
/// <param name="name">Its name; null where it has none.</param>
/// <param name="parent">What it belongs to; null for the document and what stands in it.</param>
/// <param name="span">What to underline when something about the whole node is wrong.</param>
internal sealed class Place(string kind, string? name, Place? parent, TextSpan span)
{
    /// <summary>What to underline when something about the whole node is wrong.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>A node of this one.</summary>
    public Place Of(string childKind, string? childName, TextSpan childSpan) => new(childKind, childName, this, childSpan);

    /// <inheritdoc/>
    public override string ToString()
    {
        var own = name is null ? kind : $"{kind} {Quoted.Text(name)}";
        return parent is null ? own : $"{own} of {parent}";
    }
}
