using System.Globalization;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Export;

/// <summary>Turns the texts of defaults and examples into the JSON that travels.</summary>
/// <param name="types">What references stand for.</param>
internal sealed class ValueTexts(ServiceTypes types)
{
    /// <summary>The value; null where there is no text, or none that fits the type.</summary>
    /// <param name="owner">The service that holds the reference.</param>
    /// <param name="type">The type.</param>
    /// <param name="text">A default or example as the model keeps it.</param>
    public JsonValue? Value(Service owner, TypeReference type, string? text)
    {
        if (text is null)
            return null;

        if (type.Shape == TypeShape.Named && type.Kind == TypeKind.Enum)
            return EnumText(owner, type, text) is { } found ? JsonTree.Text(found) : null;

        return type.Shape == TypeShape.Named && type.Kind == TypeKind.Primitive ? Scalar(type.Primitive, text) : Json(type, text);
    }

    private string? EnumText(Service owner, TypeReference type, string text) =>
        types.Enum(owner, type)?.Type.Values.FirstOrDefault(value => value.Name == text || value.Text == text)?.Text;

    private static JsonValue? Scalar(Primitive primitive, string text)
    {
        var invariant = CultureInfo.InvariantCulture;
        switch (primitive)
        {
            case Primitive.Boolean:
                return text == "true" ? JsonTree.True : text == "false" ? JsonTree.False : null;
            case Primitive.Integer or Primitive.Long:
                return long.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out var integer) ? JsonTree.Number(integer) : null;
            case Primitive.Double or Primitive.Decimal:
                return Parse(text) is { Kind: JsonValueKind.Number } number ? number : null;
            case Primitive.Object:
                return Parse(text) is { Kind: JsonValueKind.Object } value ? value : null;
            case Primitive.Json:
                return Parse(text);
            case Primitive.String or Primitive.Uuid or Primitive.Date or Primitive.DateTime:
                return JsonTree.Text(text);
            default:
                return null;
        }
    }

    private static JsonValue? Json(TypeReference type, string text)
    {
        var wanted = type.Shape == TypeShape.List ? JsonValueKind.Array : JsonValueKind.Object;
        return Parse(text) is { } value && value.Kind == wanted ? value : null;
    }

    private static JsonValue? Parse(string text)
    {
        var findings = new FindingBag();
        var node = JsonReader.Read(text, findings, CancellationToken.None);
        return findings.Count > 0 || node is null ? null : JsonValues.From(node);
    }
}
