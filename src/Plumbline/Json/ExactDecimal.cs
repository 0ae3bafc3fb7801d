using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Plumbline.Json;

/// <summary>Reads decimals that fit exactly; <see cref="decimal"/>'s own parsing would round the others.</summary>
internal static class ExactDecimal
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    // Any number of so few digits fits.
    private const int SafeLength = 28;

    // Digits of so short a text fit into 64 bits.
    private const int ShortLength = 18;

    // Digits that add nothing (zeros) make longer texts thinkable, but nobody needs them.
    private const int MaxLength = 512;

    /// <summary>Reads the current number or string.</summary>
    /// <param name="reader">On it.</param>
    /// <param name="value">The number.</param>
    public static bool TryRead(ref JsonReader reader, out decimal value)
    {
        value = 0;
        if (reader.Value.Length > MaxLength)
            return false;

        return reader.TokenType == JsonTokenType.String && reader.IsEscaped
            ? reader.TryGetText(out var text) && TryParse(text, out value)
            : TryParse(reader.Value, out value);
    }

    /// <summary>Parses a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The number.</param>
    public static bool TryParse(string text, out decimal value)
    {
        value = 0;
        return text.Length <= MaxLength && Ascii.IsValid(text) && TryParse(Encoding.ASCII.GetBytes(text), out value);
    }

    private static bool TryParse(ReadOnlySpan<byte> text, out decimal value)
    {
        if (TryParseShort(text, out value))
            return true;

        if (!decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out value))
            return false;

        if (text.Length <= SafeLength && text.IndexOfAny((byte)'e', (byte)'E') < 0)
            return true;

        Span<byte> parsed = stackalloc byte[64];
        value.TryFormat(parsed, out var length, default, CultureInfo.InvariantCulture);
        return Digits.Of(text) == Digits.Of(parsed[..length]);
    }

    /// <summary>Writes a number as the framework does, trailing zeros and all.</summary>
    /// <param name="value">The number.</param>
    /// <param name="buffer">Takes 31 bytes.</param>
    /// <returns>The text's length.</returns>
    public static int Format(decimal value, Span<byte> buffer)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var digits = ((ulong)(uint)parts[1] << 32) | (uint)parts[0];
        if (parts[2] != 0 || value.Scale > ShortLength || digits == 0)
        {
            Utf8Formatter.TryFormat(value, buffer, out var length);
            return length;
        }

        // Digits from the last to the first, with the point on its way and zeros before it where there are too few.
        Span<byte> text = stackalloc byte[24];
        var start = text.Length;
        for (var place = 0; digits != 0 || place <= value.Scale; place++)
        {
            if (place == value.Scale && place > 0)
                text[--start] = (byte)'.';

            var rest = digits / 10;
            text[--start] = (byte)('0' + (int)(digits - (rest * 10)));
            digits = rest;
        }

        if (parts[3] < 0)
            text[--start] = (byte)'-';

        text[start..].CopyTo(buffer);
        return text.Length - start;
    }

    // Digits with a point between them, as nearly all are; the framework sees to anything else.
    private static bool TryParseShort(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        if (text.Length is 0 or > ShortLength)
            return false;

        var isNegative = text[0] == '-';
        var digits = isNegative ? text[1..] : text;
        if (digits.IsEmpty || digits[0] == '.' || digits[^1] == '.')
            return false;

        var sum = 0UL;
        var point = -1;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[i] - '0';
            if ((uint)digit <= 9)
                sum = (sum * 10) + (uint)digit;
            else if (digits[i] == '.' && point < 0)
                point = i;
            else
                return false;
        }

        // What becomes of a zero's sign is the framework's affair.
        if (sum == 0 && isNegative)
            return false;

        value = new((int)sum, (int)(sum >> 32), 0, isNegative, (byte)(point < 0 ? 0 : digits.Length - 1 - point));
        return true;
    }

    /// <summary>A number as its significant digits times a power of ten: equal where the numbers are.</summary>
    private readonly record struct Digits(UInt128 Significant, long Exponent)
    {
        public static Digits Of(ReadOnlySpan<byte> text)
        {
            var mantissa = text;
            var exponent = 0L;
            if (text.IndexOfAny((byte)'e', (byte)'E') is >= 0 and var e)
            {
                mantissa = text[..e];
                if (!long.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
                    return new(UInt128.MaxValue, 0);
            }

            UInt128 significant = 0;
            var isFraction = false;
            var zeros = 0;
            foreach (var c in mantissa)
            {
                if (c == '.')
                    isFraction = true;

                if (!char.IsAsciiDigit((char)c))
                    continue;

                if (isFraction)
                    exponent--;

                // Zeros count only when a digit follows; 38 digits are more than fit.
                if (c == '0')
                {
                    zeros++;
                    continue;
                }

                for (; zeros >= 0; zeros--)
                {
                    if (significant > UInt128.MaxValue / 100)
                        return new(UInt128.MaxValue, 0);

                    significant *= 10;
                }

                significant += (uint)(c - '0');
                zeros = 0;
            }

            return significant == 0 ? default : new(significant, exponent + zeros);
        }
    }
}
