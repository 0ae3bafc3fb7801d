using System.Globalization;
using System.Text.Json;

namespace Plumbline.Json;

/// <summary>Reads and writes <c>date-iso8601</c>: <c>yyyy-MM-dd</c>.</summary>
public readonly struct DateCodec : IJsonCodec<DateOnly>, ITextCodec<DateOnly>
{
    /// <inheritdoc/>
    public static string TypeName => "date-iso8601";

    /// <inheritdoc/>
    public static DateOnly Read(ref Utf8JsonReader reader, JsonReadContext context) =>
        reader.TokenType == JsonTokenType.String && JsonText.TryRead(ref reader, out var text) && TryParse(text, out var value)
            ? value
            : context.Unexpected<DateOnly>(ref reader, "a date (yyyy-MM-dd)");

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateOnly value)
    {
        Span<char> buffer = stackalloc char[10];
        value.TryFormat(buffer, out _, "O", CultureInfo.InvariantCulture);
        writer.WriteStringValue(buffer);
    }

    /// <inheritdoc/>
    public static bool TryParse(string text, out DateOnly value)
    {
        var isDate = IsoDateTime.TryParseDate(text, out var year, out var month, out var day);
        value = isDate ? new(year, month, day) : default;
        return isDate;
    }

    /// <inheritdoc/>
    public static string Format(DateOnly value) => value.ToString("O", CultureInfo.InvariantCulture);
}

/// <summary>
/// Reads and writes <c>date-time-iso8601</c>: date, time and offset, <c>2014-04-29T11:56:52.1234567+02:00</c>, with as many digits of the second's
/// fraction as it takes, seven at most. More digits are refused where reading is strict, and cut off where it is not: others send nanoseconds.
/// </summary>
public readonly struct DateTimeCodec : IJsonCodec<DateTimeOffset>, ITextCodec<DateTimeOffset>
{
    /// <inheritdoc/>
    public static string TypeName => "date-time-iso8601";

    /// <inheritdoc/>
    public static DateTimeOffset Read(ref Utf8JsonReader reader, JsonReadContext context) =>
        reader.TokenType == JsonTokenType.String
        && JsonText.TryRead(ref reader, out var text)
        && IsoDateTime.TryParse(text, cutsFraction: !context.IsStrict, out var value)
            ? value
            : context.Unexpected<DateTimeOffset>(ref reader, "a date and time with offset (yyyy-MM-ddTHH:mm:ssZ)");

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value)
    {
        Span<char> buffer = stackalloc char[IsoDateTime.MaxLength];
        writer.WriteStringValue(buffer[..IsoDateTime.Format(value, buffer)]);
    }

    /// <inheritdoc/>
    public static bool TryParse(string text, out DateTimeOffset value) => IsoDateTime.TryParse(text, cutsFraction: false, out value);

    /// <inheritdoc/>
    public static string Format(DateTimeOffset value)
    {
        Span<char> buffer = stackalloc char[IsoDateTime.MaxLength];
        return new(buffer[..IsoDateTime.Format(value, buffer)]);
    }
}
