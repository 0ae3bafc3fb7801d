using System.Globalization;
using System.Text.Json;

namespace Plumbline.Json;

/// <summary>Reads and writes <c>boolean</c>.</summary>
public readonly struct BooleanCodec : IJsonCodec<bool>, ITextCodec<bool>
{
    /// <inheritdoc/>
    public static string TypeName => "boolean";

    /// <inheritdoc/>
    public static bool Read(ref JsonReader reader, JsonReadContext context) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => context.Unexpected<bool>(ref reader, "true or false"),
    };

    /// <inheritdoc/>
    public static void Write(JsonWriter writer, bool value) => writer.WriteBooleanValue(value);

    /// <inheritdoc/>
    public static bool TryParse(string text, out bool value)
    {
        value = string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);
        return value || string.Equals(text, "false", StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public static string Format(bool value) => value ? "true" : "false";
}

/// <summary>Reads and writes <c>integer</c>: a number of 32 bits. A fraction of zero is no fraction.</summary>
public readonly struct Int32Codec : IJsonCodec<int>, ITextCodec<int>
{
    /// <inheritdoc/>
    public static string TypeName => "integer";

    /// <inheritdoc/>
    public static int Read(ref JsonReader reader, JsonReadContext context)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            if (JsonNumber.TryParse(reader.Value, out long value) && value is >= int.MinValue and <= int.MaxValue)
                return (int)value;

            if (ExactDecimal.TryRead(ref reader, out var number) && decimal.IsInteger(number) && number is >= int.MinValue and <= int.MaxValue)
                return (int)number;
        }

        return context.Unexpected<int>(ref reader, "an integer of 32 bits");
    }

    /// <inheritdoc/>
    public static void Write(JsonWriter writer, int value) => writer.WriteNumberValue(value);

    /// <inheritdoc/>
    public static bool TryParse(string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <inheritdoc/>
    public static string Format(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Reads and writes <c>long</c>: a number of 64 bits. A fraction of zero is no fraction.</summary>
public readonly struct Int64Codec : IJsonCodec<long>, ITextCodec<long>
{
    /// <inheritdoc/>
    public static string TypeName => "long";

    /// <inheritdoc/>
    public static long Read(ref JsonReader reader, JsonReadContext context)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            if (JsonNumber.TryParse(reader.Value, out long value))
                return value;

            if (ExactDecimal.TryRead(ref reader, out var number) && decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue)
                return (long)number;
        }

        return context.Unexpected<long>(ref reader, "an integer of 64 bits");
    }

    /// <inheritdoc/>
    public static void Write(JsonWriter writer, long value) => writer.WriteNumberValue(value);

    /// <inheritdoc/>
    public static bool TryParse(string text, out long value) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <inheritdoc/>
    public static string Format(long value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Reads and writes <c>double</c>; never NaN or infinite.</summary>
public readonly struct DoubleCodec : IJsonCodec<double>, ITextCodec<double>
{
    /// <inheritdoc/>
    public static string TypeName => "double";

    /// <inheritdoc/>
    public static double Read(ref JsonReader reader, JsonReadContext context) =>
        reader.TokenType == JsonTokenType.Number && JsonNumber.TryParse(reader.Value, out double value) && double.IsFinite(value)
            ? value
            : context.Unexpected<double>(ref reader, "a number");

    /// <summary>Writes a value.</summary>
    /// <param name="writer">Where the value is due.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">It is NaN or infinite, which JSON cannot hold.</exception>
    public static void Write(JsonWriter writer, double value) => writer.WriteNumberValue(value);

    /// <inheritdoc/>
    public static bool TryParse(string text, out double value)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, Style, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    /// <inheritdoc/>
    public static string Format(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>Reads and writes <c>string</c>.</summary>
public readonly struct StringCodec : IJsonCodec<string>, ITextCodec<string>
{
    /// <inheritdoc/>
    public static string TypeName => "string";

    /// <inheritdoc/>
    public static string Read(ref JsonReader reader, JsonReadContext context)
    {
        if (reader.TokenType != JsonTokenType.String)
            return context.Unexpected<string>(ref reader, "a string");

        if (reader.TryGetText(out var text))
            return text;

        context.Add(ref reader, JsonProblemCodes.Text, "must be Unicode text");
        return "";
    }

    /// <inheritdoc/>
    public static void Write(JsonWriter writer, string value) => writer.WriteStringValue(value);

    /// <inheritdoc/>
    public static bool TryParse(string text, out string value)
    {
        value = text;
        return true;
    }

    /// <inheritdoc/>
    public static string Format(string value) => value;
}

/// <summary>Reads and writes <c>uuid</c>: five groups of hexadecimal digits with hyphens.</summary>
public readonly struct UuidCodec : IJsonCodec<Guid>, ITextCodec<Guid>
{
    /// <inheritdoc/>
    public static string TypeName => "uuid";

    /// <inheritdoc/>
    public static Guid Read(ref JsonReader reader, JsonReadContext context) =>
        reader.TokenType == JsonTokenType.String && TryGet(ref reader, out var value)
            ? value
            : context.Unexpected<Guid>(ref reader, "a UUID");

    /// <inheritdoc/>
    public static void Write(JsonWriter writer, Guid value) => writer.WriteStringValue(value);

    /// <inheritdoc/>
    public static bool TryParse(string text, out Guid value) =>
        Guid.TryParseExact(text, "D", out value) && text.Length == 36;

    /// <inheritdoc/>
    public static string Format(Guid value) => value.ToString("D");

    private static bool TryGet(ref JsonReader reader, out Guid value)
    {
        value = default;
        return reader.IsEscaped
            ? reader.TryGetText(out var text) && TryParse(text, out value)
            : UuidText.TryParse(reader.Value, out value);
    }
}
