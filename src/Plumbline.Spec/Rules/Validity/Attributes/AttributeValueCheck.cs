using System.Globalization;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>Compares values with the schema of our attributes.</summary>
internal static class AttributeValueCheck
{
    /// <summary>Whether a value is what a key holds.</summary>
    public static bool Fits(JsonValue value, AttributeKey key) => key.Kind switch
    {
        AttributeValueKind.Word => value.Kind == JsonValueKind.String && key.Words.Contains(value.Text.Trim()),
        AttributeValueKind.Flag => value is { Kind: JsonValueKind.Boolean } or { Kind: JsonValueKind.String, Text: "true" or "false" },
        AttributeValueKind.Positive => value.Kind == JsonValueKind.Number
            && int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0,
        AttributeValueKind.TextList => value is { Kind: JsonValueKind.Array } && value.Items.All(IsText) && (!key.IsRequired || value.Items.Count > 0),
        AttributeValueKind.TextLists => value is { Kind: JsonValueKind.Array }
            && value.Items.All(list => list is { Kind: JsonValueKind.Array, Items.Count: > 0 } && list.Items.All(IsText)),
        AttributeValueKind.Date => value.Kind == JsonValueKind.String
            && DateTime.TryParseExact(value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        AttributeValueKind.Object => value.Kind == JsonValueKind.Object,
        _ => IsText(value),
    };

    /// <summary>What a key holds, for messages.</summary>
    public static string Describe(AttributeKey key) => key.Kind switch
    {
        AttributeValueKind.Word => $"one of {QuoteAll(key.Words)}",
        AttributeValueKind.Flag => "true or false",
        AttributeValueKind.Positive => "a whole number above zero",
        AttributeValueKind.TextList => "a list of strings",
        AttributeValueKind.TextLists => "a list of lists of field names",
        AttributeValueKind.Date => "a day such as \"2027-01-31\"",
        AttributeValueKind.Object => "an object",
        _ => "a string",
    };

    private static bool IsText(JsonValue value) => value.Kind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.Text);
}
