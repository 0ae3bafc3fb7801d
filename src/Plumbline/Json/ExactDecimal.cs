using System.Buffers;
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

    // Digits that add nothing (zeros) make longer texts thinkable, but nobody needs them.
    private const int MaxLength = 512;

    /// <summary>Reads the current number or string.</summary>
    /// <param name="reader">On it.</param>
    /// <param name="value">The number.</param>
    public static bool TryRead(ref Utf8JsonReader reader, out decimal value)
    {
        value = 0;
        if (reader.HasValueSequence ? reader.ValueSequence.Length > MaxLength : reader.ValueSpan.Length > MaxLength)
            return false;

        if (reader.TokenType == JsonTokenType.String)
            return JsonText.TryRead(ref reader, out var text) && TryParse(text, out value);

        if (!reader.HasValueSequence)
            return TryParse(reader.ValueSpan, out value);

        return TryParse(reader.ValueSequence.ToArray(), out value);
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
        if (!decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out value))
            return false;

        if (text.Length <= SafeLength && text.IndexOfAny((byte)'e', (byte)'E') < 0)
            return true;

        Span<byte> parsed = stackalloc byte[64];
        value.TryFormat(parsed, out var length, default, CultureInfo.InvariantCulture);
        return Digits.Of(text) == Digits.Of(parsed[..length]);
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
