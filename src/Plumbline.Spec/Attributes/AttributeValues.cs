using System.Globalization;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Attributes;

/// <summary>Reads the values of attributes. What has the wrong kind counts as absent; a rule reports it.</summary>
internal static class AttributeValues
{
    /// <summary>The first attribute of that name that can be used.</summary>
    internal static T? First<T>(EquatableArray<ApiAttribute> attributes, string name, Func<JsonValue, T?> read)
        where T : class
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Name == name && attribute.Value.Kind == JsonValueKind.Object && read(attribute.Value) is { } value)
                return value;
        }

        return null;
    }

    /// <summary>Every attribute of that name that can be used, in document order.</summary>
    internal static EquatableArray<T> All<T>(EquatableArray<ApiAttribute> attributes, string name, Func<JsonValue, T?> read)
        where T : class, IEquatable<T> =>
        attributes
            .Where(attribute => attribute.Name == name && attribute.Value.Kind == JsonValueKind.Object)
            .Select(attribute => read(attribute.Value))
            .OfType<T>()
            .ToEquatableArray();

    /// <summary>A string that is not blank.</summary>
    internal static string? Text(this JsonValue value, string key) =>
        value[key] is { Kind: JsonValueKind.String } text && !string.IsNullOrWhiteSpace(text.Text) ? text.Text.Trim() : null;

    /// <summary><c>true</c> or <c>false</c>; also as text, as everywhere in the format.</summary>
    internal static bool? Flag(this JsonValue value, string key) => value[key] switch
    {
        { Kind: JsonValueKind.Boolean or JsonValueKind.String, Text: "true" } => true,
        { Kind: JsonValueKind.Boolean or JsonValueKind.String, Text: "false" } => false,
        _ => null,
    };

    /// <summary>A whole number above zero that fits 32 bits.</summary>
    internal static int? Positive(this JsonValue value, string key) =>
        value[key] is { Kind: JsonValueKind.Number } number
        && int.TryParse(number.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var result)
        && result > 0
            ? result
            : null;

    /// <summary>A list of strings; empty where there is none.</summary>
    internal static EquatableArray<string> Texts(this JsonValue value, string key) =>
        value[key] is { Kind: JsonValueKind.Array } list ? Texts(list) : default;

    /// <summary>A list of lists of strings; empty where there is none.</summary>
    internal static EquatableArray<EquatableArray<string>> TextLists(this JsonValue value, string key) =>
        value[key] is { Kind: JsonValueKind.Array } lists
            ? lists.Items.Where(list => list.Kind == JsonValueKind.Array).Select(Texts).Where(list => list.Count > 0).ToEquatableArray()
            : default;

    private static EquatableArray<string> Texts(JsonValue list) =>
        list.Items
            .Where(item => item.Kind == JsonValueKind.String && !string.IsNullOrWhiteSpace(item.Text))
            .Select(item => item.Text.Trim())
            .ToEquatableArray();
}
