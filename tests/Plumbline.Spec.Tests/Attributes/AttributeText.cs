using System.Text.Json;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using JsonValueKind = Plumbline.Spec.Model.JsonValueKind;

namespace Plumbline.Spec.Tests.Attributes;

/// <summary>Attributes from JSON text, read without the document reader.</summary>
internal static class AttributeText
{
    public static EquatableArray<ApiAttribute> One(string name, string json) => Of((name, json));

    public static EquatableArray<ApiAttribute> Of(params (string Name, string Json)[] attributes) =>
        attributes.Select(a => new ApiAttribute { Name = a.Name, Value = Value(a.Json) }).ToEquatableArray();

    public static JsonValue Value(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Convert(document.RootElement);
    }

    private static JsonValue Convert(JsonElement element) => element.ValueKind switch
    {
        System.Text.Json.JsonValueKind.Object => new()
        {
            Kind = JsonValueKind.Object,
            Members = element.EnumerateObject().Select(m => new JsonMember(m.Name, Convert(m.Value))).ToEquatableArray(),
        },
        System.Text.Json.JsonValueKind.Array => new()
        {
            Kind = JsonValueKind.Array,
            Items = element.EnumerateArray().Select(Convert).ToEquatableArray(),
        },
        System.Text.Json.JsonValueKind.String => new() { Kind = JsonValueKind.String, Text = element.GetString()! },
        System.Text.Json.JsonValueKind.Number => new() { Kind = JsonValueKind.Number, Text = element.GetRawText() },
        System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False =>
            new() { Kind = JsonValueKind.Boolean, Text = element.GetRawText() },
        _ => new() { Kind = JsonValueKind.Null },
    };
}
