using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Plumbline.Json;

/// <summary>Reads and writes <c>date-iso8601</c>: <c>yyyy-MM-dd</c>.</summary>
public readonly struct DateCodec : IJsonCodec<DateOnly>, ITextCodec<DateOnly>
{
    /// <inheritdoc/>
    public static string TypeName => "date-iso8601";

    /// <inheritdoc/>
    public static DateOnly Read(ref JsonReader reader, JsonReadContext context)
    {
        Span<char> buffer = stackalloc char[JsonText.Short];
        return reader.TokenType == JsonTokenType.String && TryParse(JsonText.Decode(reader, buffer), out var value)
            ? value
            : context.Unexpected<DateOnly>(ref reader, "a date (yyyy-MM-dd)");
    }

    /// <inheritdoc/>
    public static void Write(JsonWriter writer, DateOnly value)
    {
        Span<byte> buffer = stackalloc byte[IsoDateTime.DateLength];
        var (year, month, day) = value;
        IsoDateTime.FormatDate(year, month, day, buffer);
        writer.WritePlainValue(buffer);
    }

    /// <inheritdoc/>
    public static bool TryParse(string text, out DateOnly value) => TryParse(text.AsSpan(), out value);

    /// <inheritdoc/>
    public static string Format(DateOnly value) => value.ToString("O", CultureInfo.InvariantCulture);

    private static bool TryParse(ReadOnlySpan<char> text, out DateOnly value)
    {
        var isDate = IsoDateTime.TryParseDate(text, out var year, out var month, out var day);
        value = isDate ? new(year, month, day) : default;
        return isDate;
    }
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
    public static DateTimeOffset Read(ref JsonReader reader, JsonReadContext context)
    {
        Span<char> buffer = stackalloc char[JsonText.Short];
        return reader.TokenType == JsonTokenType.String
            && IsoDateTime.TryParse(JsonText.Decode(reader, buffer), cutsFraction: !context.IsStrict, out var value)
                ? value
                : context.Unexpected<DateTimeOffset>(ref reader, "a date and time with offset (yyyy-MM-ddTHH:mm:ssZ)");
    }

    /// <inheritdoc/>
    public static void Write(JsonWriter writer, DateTimeOffset value)
    {
        Span<byte> buffer = stackalloc byte[IsoDateTime.MaxLength];
        writer.WritePlainValue(buffer[..IsoDateTime.Format(value, buffer)]);
    }

    /// <inheritdoc/>
    public static bool TryParse(string text, out DateTimeOffset value) => IsoDateTime.TryParse(text, cutsFraction: false, out value);

    /// <inheritdoc/>
    public static string Format(DateTimeOffset value)
    {
        Span<byte> buffer = stackalloc byte[IsoDateTime.MaxLength];
        return Encoding.ASCII.GetString(buffer[..IsoDateTime.Format(value, buffer)]);
    }
}
