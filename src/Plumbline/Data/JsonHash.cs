using System.Runtime.InteropServices;
using System.Text.Json;

namespace Plumbline.Data;

/// <summary>The hash of a JSON value: equal for values that are equal, in whatever order an object's members stand or a number is written.</summary>
/// <remarks>Databases reorder members and rewrite numbers, so the text alone would make unchanged rows look changed.</remarks>
internal static class JsonHash
{
    /// <summary>The hash of a text.</summary>
    /// <param name="utf8">Valid JSON.</param>
    public static ulong Of(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 1000 });
        reader.Read();
        return Value(ref reader);
    }

    private static ulong Value(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Object(ref reader);
            case JsonTokenType.StartArray:
                return Array(ref reader);
            case JsonTokenType.String:
                return XxHash64.Hash(MemoryMarshal.AsBytes(reader.GetString().AsSpan()), 1);
            case JsonTokenType.Number:
                return Number(reader.ValueSpan);
            default:
                return XxHash64.Hash([], (ulong)reader.TokenType + 100);
        }
    }

    private static ulong Object(ref Utf8JsonReader reader)
    {
        ulong sum = 2;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = XxHash64.Hash(MemoryMarshal.AsBytes(reader.GetString().AsSpan()), 3);
            reader.Read();
            sum = unchecked(sum + Combine(name, Value(ref reader)));
        }

        return Combine(sum, 4);
    }

    private static ulong Array(ref Utf8JsonReader reader)
    {
        ulong hash = 5;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            hash = Combine(hash, Value(ref reader));

        return Combine(hash, 6);
    }

    // 100, 1e2 and 100.0 are one number: its digits without zeros at either end, and the exponent of the last digit.
    private static ulong Number(ReadOnlySpan<byte> text)
    {
        var isNegative = text[0] == '-';
        var digits = text.Length <= 256 ? stackalloc byte[text.Length] : new byte[text.Length];
        var (count, exponent, isFraction) = (0, 0L, false);
        for (var i = isNegative ? 1 : 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '.')
            {
                isFraction = true;
                continue;
            }

            if (c is (byte)'e' or (byte)'E')
            {
                exponent += Exponent(text[(i + 1)..]);
                break;
            }

            if (isFraction)
                exponent--;
            if (c != '0' || count > 0)
                digits[count++] = c;
        }

        for (; count > 0 && digits[count - 1] == '0'; count--)
            exponent++;

        if (count == 0)
            return XxHash64.Hash([], 7);

        return Combine(XxHash64.Hash(digits[..count], isNegative ? 8u : 9u), unchecked((ulong)exponent));
    }

    private static long Exponent(ReadOnlySpan<byte> text)
    {
        var isNegative = text[0] == '-';
        var value = 0L;
        foreach (var c in text[(text[0] is (byte)'-' or (byte)'+' ? 1 : 0)..])
            value = Math.Min((value * 10) + (c - '0'), int.MaxValue);

        return isNegative ? -value : value;
    }

    private static ulong Combine(ulong left, ulong right) => XxHash64.Hash(MemoryMarshal.AsBytes<ulong>([left, right]), 10);
}
