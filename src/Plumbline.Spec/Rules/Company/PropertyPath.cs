using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;
using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Company;

/// <summary>Names something that a node holds: a property (<c>type</c>), or an attribute and what is in it (<c>@auth</c>, <c>@auth.scheme</c>).</summary>
internal sealed class PropertyPath
{
    private readonly string _text;
    private readonly string[] _steps;

    private PropertyPath(string text)
    {
        _text = text;
        _steps = text.TrimStart('@').Split('.');
    }

    /// <summary>Reads a name for one kind of node.</summary>
    /// <param name="text">The name.</param>
    /// <param name="kind">The kind of node.</param>
    /// <param name="problem">What is wrong with it.</param>
    public static PropertyPath? Parse(string text, string kind, out string problem)
    {
        problem = "";
        if (text.Length > 0 && text[0] == '@')
        {
            if (kind is "import" or "annotation" or "attribute")
                problem = $"{Word(kind)} carries no attributes";
            else if (text.TrimStart('@').Split('.').Any(step => step.Length == 0))
                problem = $"{Quotation.Quote(text)} names no attribute; write '@name', or '@name.key' for what is in it";
            return problem.Length == 0 ? new(text) : null;
        }

        var known = NodeProperties.Of(kind).Select(property => property.Name).ToList();
        if (known.Contains(text))
            return new(text);

        problem = $"{Word(kind)} has no {Quotation.Quote(text)}; known are {string.Join(", ", known)}, and '@name' for an attribute{Suggestion.DidYouMean(text, known)}";
        return null;
    }

    /// <summary>A kind with its article.</summary>
    public static string Word(string kind) => (kind[0] is 'a' or 'e' or 'i' or 'o' || kind == "union" ? kind == "union" ? "a " : "an " : "a ") + kind;

    /// <summary>What a node holds there; null where it holds nothing.</summary>
    public PropertyValue? Read(Node node, ServiceWalk walk)
    {
        if (_text[0] != '@')
            return NodeProperties.Of(NodeKinds.Of(node)).First(property => property.Name == _text).Read(NodeKinds.Value(node));

        var value = Attribute(node, walk)?.Value.Value;
        foreach (var step in _steps.Skip(1))
            value = value?[step];
        return value is null ? null : PropertyValue.Of(value);
    }

    /// <summary>The place to underline: the node and the key in it.</summary>
    public (NodePath Path, string? Key) Place(Node node, ServiceWalk walk) => _text[0] switch
    {
        '@' when Attribute(node, walk) is { } attribute => (attribute.Path, string.Join("/", ["value", .. _steps.Skip(1)])),
        '@' => (node.Path, null),
        _ => (node.Path, _text == "name" ? null : _text),
    };

    /// <inheritdoc/>
    public override string ToString() => _text;

    private Node<ApiAttribute>? Attribute(Node node, ServiceWalk walk) =>
        walk.Attributes.FirstOrDefault(attribute => attribute.Parent == node && attribute.Value.Name == _steps[0]);
}
