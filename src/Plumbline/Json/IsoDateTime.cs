using System.Buffers.Binary;
using System.Globalization;

namespace Plumbline.Json;

/// <summary>ISO 8601 dates and times in the profile of RFC 3339. The framework's parsers take more and look at the culture.</summary>
internal static class IsoDateTime
{
    /// <summary>The longest text, in characters.</summary>
    public const int MaxLength = 33;

    /// <summary>The length of <c>yyyy-MM-dd</c>.</summary>
    public const int DateLength = 10;

    private const int FractionDigits = 7;

    /// <summary>Parses <c>yyyy-MM-dd</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="year">The year.</param>
    /// <param name="month">The month.</param>
    /// <param name="day">The day.</param>
    public static bool TryParseDate(ReadOnlySpan<char> text, out int year, out int month, out int day)
    {
        (month, day) = (0, 0);
        return TryDigits(text, 0, 4, out year) && TryDigits(text, 5, 2, out month) && TryDigits(text, 8, 2, out day)
            && text.Length == 10 && text[4] == '-' && text[7] == '-'
            && year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    /// <summary>Parses date, time and offset: <c>yyyy-MM-ddTHH:mm:ss</c>, a fraction if any, and <c>Z</c>, <c>+HH:mm</c>, <c>+HHmm</c> or <c>+HH</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cutsFraction">Whether digits beyond the seventh are cut off; otherwise only zeros may stand there.</param>
    /// <param name="value">The value.</param>
    public static bool TryParse(ReadOnlySpan<char> text, bool cutsFraction, out DateTimeOffset value)
    {
        value = default;
        if (text.Length < 20 || text[10] is not ('T' or 't') || !TryParseDate(text[..10], out var year, out var month, out var day)
            || !TryDigits(text, 11, 2, out var hour) || text[13] != ':'
            || !TryDigits(text, 14, 2, out var minute) || text[16] != ':'
            || !TryDigits(text, 17, 2, out var second)
            || hour > 23 || minute > 59 || second > 59)
            return false;

        var rest = text[19..];
        if (!TryTakeFraction(ref rest, cutsFraction, out var fraction) || !TryParseOffset(rest, out var offset))
            return false;

        // The instant in UTC must exist too.
        var local = new DateTime(year, month, day, hour, minute, second).Ticks + fraction;
        var utc = local - (offset * TimeSpan.TicksPerMinute);
        if (utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks)
            return false;

        value = new(local, TimeSpan.FromMinutes(offset));
        return true;
    }

    /// <summary>Writes <c>yyyy-MM-dd</c>.</summary>
    /// <param name="year">The year.</param>
    /// <param name="month">The month.</param>
    /// <param name="day">The day.</param>
    /// <param name="buffer">Takes <see cref="DateLength"/> bytes.</param>
    public static void FormatDate(int year, int month, int day, Span<byte> buffer)
    {
        buffer[9] = buffer[7] = buffer[4] = (byte)'-';
        WriteTwo(buffer, 0, year / 100);
        WriteTwo(buffer, 2, year % 100);
        WriteTwo(buffer, 5, month);
        WriteTwo(buffer, 8, day);
    }

    /// <summary>Writes the shortest text that is exact.</summary>
    /// <param name="value">The value.</param>
    /// <param name="buffer">Takes <see cref="MaxLength"/> bytes.</param>
    /// <returns>The text's length.</returns>
    public static int Format(DateTimeOffset value, Span<byte> buffer)
    {
        var time = value.DateTime;
        time.Deconstruct(out DateOnly date, out _);
        var (year, month, day) = date;
        FormatDate(year, month, day, buffer);
        buffer[16] = buffer[13] = (byte)':';
        buffer[10] = (byte)'T';
        var seconds = (int)(time.TimeOfDay.Ticks / TimeSpan.TicksPerSecond);
        WriteTwo(buffer, 11, seconds / 3600);
        WriteTwo(buffer, 14, seconds / 60 % 60);
        WriteTwo(buffer, 17, seconds % 60);
        var length = 19;
        var fraction = (int)(time.Ticks % TimeSpan.TicksPerSecond);
        if (fraction != 0)
        {
            buffer[length] = (byte)'.';
            fraction.TryFormat(buffer[(length + 1)..], out _, "D7", CultureInfo.InvariantCulture);
            length = buffer[..(length + 1 + FractionDigits)].TrimEnd((byte)'0').Length;
        }

        var offset = value.TotalOffsetMinutes;
        if (offset == 0)
        {
            buffer[length] = (byte)'Z';
            return length + 1;
        }

        buffer[length] = (byte)(offset < 0 ? '-' : '+');
        buffer[length + 3] = (byte)':';
        WriteTwo(buffer, length + 1, Math.Abs(offset) / 60);
        WriteTwo(buffer, length + 4, Math.Abs(offset) % 60);
        return length + 6;
    }

    private static void WriteTwo(Span<byte> buffer, int start, int number)
    {
        var tens = number / 10;
        BinaryPrimitives.WriteUInt16LittleEndian(buffer[start..], (ushort)(('0' + tens) | (('0' + number - (tens * 10)) << 8)));
    }

    private static bool TryTakeFraction(ref ReadOnlySpan<char> text, bool cuts, out int ticks)
    {
        ticks = 0;
        if (text.IsEmpty || text[0] != '.')
            return true;

        var length = 0;
        foreach (var c in text[1..])
        {
            if (!char.IsAsciiDigit(c))
                break;

            if (++length <= FractionDigits)
                ticks = (ticks * 10) + (c - '0');
            else if (c != '0' && !cuts)
                return false;
        }

        for (var i = length; i < FractionDigits; i++)
            ticks *= 10;

        text = text[(1 + length)..];
        return length > 0;
    }

    private static bool TryParseOffset(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (text is "Z" or "z")
            return true;

        var minute = 0;
        if (text.IsEmpty || text[0] is not ('+' or '-') || !TryDigits(text, 1, 2, out var hour))
            return false;

        var isOffset = text.Length switch
        {
            3 => true,
            5 => TryDigits(text, 3, 2, out minute),
            6 => text[3] == ':' && TryDigits(text, 4, 2, out minute),
            _ => false,
        };
        minutes = (hour * 60) + minute;
        if (!isOffset || minute > 59 || minutes > 14 * 60)
            return false;

        if (text[0] == '-')
            minutes = -minutes;

        return true;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, int start, int count, out int value)
    {
        value = 0;
        if (text.Length < start + count)
            return false;

        foreach (var c in text.Slice(start, count))
        {
            if (!char.IsAsciiDigit(c))
                return false;

            value = (value * 10) + (c - '0');
        }

        return true;
    }
}
