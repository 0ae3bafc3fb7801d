namespace Plumbline.Json;

/// <summary>Reads UUIDs from UTF-8.</summary>
internal static class UuidText
{
    private const int Length = 36;

    private static ReadOnlySpan<byte> Pairs => [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];

    /// <summary>Parses five groups of hexadecimal digits with hyphens.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">The UUID.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out Guid value)
    {
        value = default;
        if (text.Length != Length || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
            return false;

        Span<byte> bytes = stackalloc byte[16];
        var wrong = 0;
        for (var i = 0; i < Pairs.Length; i++)
        {
            var (high, low) = (Digit(text[Pairs[i]]), Digit(text[Pairs[i] + 1]));
            wrong |= high | low;
            bytes[i] = (byte)((high << 4) | low);
        }

        if (wrong > 0xF)
            return false;

        value = new(bytes, bigEndian: true);
        return true;
    }

    // 16 or more where it is none.
    private static int Digit(byte c)
    {
        var digit = c - '0';
        if ((uint)digit <= 9)
            return digit;

        var letter = (c | 0x20) - 'a';
        return (uint)letter <= 5 ? letter + 10 : 0x10;
    }
}
