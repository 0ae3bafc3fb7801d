using System.Globalization;
using System.Text.Json;

namespace Plumbline.Json;

/// <summary>Reads and writes <c>decimal</c>: a number, or the same in a string. One that does not fit is refused, never rounded.</summary>
public readonly struct DecimalCodec : IJsonCodec<decimal>, ITextCodec<decimal>
{
    /// <inheritdoc/>
    public static string TypeName => "decimal";

    /// <inheritdoc/>
    public static decimal Read(ref JsonReader reader, JsonReadContext context) =>
        reader.TokenType is JsonTokenType.Number or JsonTokenType.String && ExactDecimal.TryRead(ref reader, out var value)
            ? value
            : context.Unexpected<decimal>(ref reader, "a decimal number of at most 28 digits");

    /// <inheritdoc/>
    public static void Write(JsonWriter writer, decimal value) => writer.WriteNumberValue(value);

    /// <inheritdoc/>
    public static bool TryParse(string text, out decimal value) => ExactDecimal.TryParse(text, out value);

    /// <inheritdoc/>
    public static string Format(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Reads <c>decimal</c> as <see cref="DecimalCodec"/> does, but writes a string: the form inside a discriminated union's wrapper.</summary>
public readonly struct DecimalTextCodec : IJsonCodec<decimal>, ITextCodec<decimal>
{
    /// <inheritdoc/>
    public static string TypeName => DecimalCodec.TypeName;

    /// <inheritdoc/>
    public static decimal Read(ref JsonReader reader, JsonReadContext context) => DecimalCodec.Read(ref reader, context);

    /// <inheritdoc/>
    public static void Write(JsonWriter writer, decimal value) => writer.WriteStringValue(DecimalCodec.Format(value));

    /// <inheritdoc/>
    public static bool TryParse(string text, out decimal value) => DecimalCodec.TryParse(text, out value);

    /// <inheritdoc/>
    public static string Format(decimal value) => DecimalCodec.Format(value);
}
