using System.Buffers.Text;

namespace Plumbline.Json;

/// <summary>Reads numbers of a JSON text, which have JSON's form already.</summary>
internal static class JsonNumber
{
    // So many digits fit into 64 bits, whatever they are.
    private const int SafeDigits = 18;

    /// <summary>Parses a number without fraction and exponent.</summary>
    /// <param name="text">A number in JSON's form.</param>
    /// <param name="value">The number.</param>
    /// <returns>False where it has a fraction or an exponent, or does not fit.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        var isNegative = text[0] == '-';
        var digits = isNegative ? text[1..] : text;
        if (digits.Length > SafeDigits)
            return Utf8Parser.TryParse(text, out value, out var consumed) && consumed == text.Length;

        var sum = 0L;
        foreach (var c in digits)
        {
            var digit = c - '0';
            if ((uint)digit > 9)
                return false;

            sum = (sum * 10) + digit;
        }

        value = isNegative ? -sum : sum;
        return true;
    }

    /// <summary>Parses a number to the nearest that there is.</summary>
    /// <param name="text">A number in JSON's form.</param>
    /// <param name="value">The number; infinite where it is too great.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value) =>
        Utf8Parser.TryParse(text, out value, out var consumed) && consumed == text.Length;
}
