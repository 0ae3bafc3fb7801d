using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Spec.Model;
using Plumbline.Testing.Values;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace Plumbline.Testing.Requests;

/// <summary>Values of parameters as they travel, and back.</summary>
internal static class ParameterText
{
    /// <summary>The text of a scalar.</summary>
    public static string Of(JsonNode? value) => value switch
    {
        null => "",
        JsonValue scalar when scalar.GetValueKind() == System.Text.Json.JsonValueKind.String => scalar.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    /// <summary>The texts of a parameter: one, or one per item of a list.</summary>
    public static string[] Texts(JsonNode? value) => value is JsonArray list ? [.. list.Select(Of)] : [Of(value)];

    /// <summary>A parameter's text as the JSON that it means; null where it cannot be read as its type.</summary>
    /// <param name="limits">The parameter.</param>
    /// <param name="text">The text.</param>
    public static JsonElement? Read(Limits limits, string text)
    {
        if (limits.Type.Kind == TypeKind.Enum || limits.Type.Primitive is Primitive.String or Primitive.Uuid or Primitive.Date or Primitive.DateTime)
            return JsonSerializer.SerializeToElement(text);

        var isReadable = limits.Type.Primitive switch
        {
            Primitive.Boolean => text is "true" or "false",
            Primitive.Integer or Primitive.Long => decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            Primitive.Double or Primitive.Decimal => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            _ => true,
        };
        try
        {
            return isReadable ? JsonDocument.Parse(text).RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
