using Plumbline.Spec.Collections;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Reading;

/// <summary>Reads what any declaration may carry: attributes, a deprecation.</summary>
internal static class Metadata
{
    private static readonly string[] s_attributeKeys = ["name", "value", "description"];

    /// <summary>Reads the key <c>deprecation</c>.</summary>
    public static Deprecation? Deprecation(NodeReader owner) =>
        owner.Object("deprecation") is { } node ? new Deprecation(owner.Child(node, "deprecation", null, node.Span).Optional("description")) : null;

    /// <summary>Reads the key <c>attributes</c>.</summary>
    public static EquatableArray<ApiAttribute> Attributes(NodeReader owner, NodePath path)
    {
        var attributes = new List<ApiAttribute>();
        foreach (var node in owner.Elements("attributes", JsonValueKind.Object))
        {
            var nameNode = node.Find("name")?.Value;
            var reader = owner.Child(node, "attribute", nameNode?.Text, nameNode?.Span ?? new TextSpan(node.Span.Start, 1));
            reader.CheckKeys(s_attributeKeys);

            var name = reader.Required("name", ReaderRules.MissingAttributeName);
            var value = Value(reader);
            if (name is null || value is null)
                continue;

            owner.Context.Syntax.Add(path.Item("attributes", attributes.Count), node, nameNode?.Span);
            attributes.Add(new ApiAttribute { Name = name, Value = JsonValues.From(value), Description = reader.Optional("description") });
        }

        return attributes.ToEquatableArray();
    }

    private static JsonNode? Value(NodeReader attribute)
    {
        var value = attribute.Find("value");
        if (value is null)
            attribute.Report(ReaderRules.MissingAttributeValue, attribute.Place.Span, $"{attribute.Place} has no 'value'; add \"value\": {{}}");
        else if (value.Kind != JsonValueKind.Object)
            attribute.Report(ReaderRules.NotAnObject, value.Span, $"'value' of {attribute.Place} must be an object; write {{ ... }}");

        return value;
    }
}
