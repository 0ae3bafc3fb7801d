using System.Buffers;

namespace Plumbline.Data;

/// <summary>Which texts all databases can hold, so that a service behaves the same on each.</summary>
internal static class StorableText
{
    // Most texts have none of these.
    private static readonly SearchValues<char> s_suspects = SearchValues.Create([(char)0, .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c)]);

    /// <summary>Whether a text has neither the character 0 nor half of a surrogate pair.</summary>
    /// <param name="text">The text.</param>
    public static bool Has(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(s_suspects); at >= 0; at = text.IndexOfAny(s_suspects))
        {
            if (!char.IsHighSurrogate(text[at]) || at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]))
                return false;

            text = text[(at + 2)..];
        }

        return true;
    }

    /// <summary>The same of the texts inside of JSON, which has such characters as escapes only.</summary>
    /// <param name="json">The JSON, valid.</param>
    public static bool HasJson(ReadOnlySpan<byte> json)
    {
        for (var at = json.IndexOf((byte)'\\'); at >= 0; at = json.IndexOf((byte)'\\'))
        {
            json = json[at..];
            if (json[1] != 'u')
            {
                json = json[2..];
                continue;
            }

            var unit = Unit(json);
            json = json[6..];
            if (unit == 0 || char.IsLowSurrogate(unit))
                return false;

            if (!char.IsHighSurrogate(unit))
                continue;

            if (json is not [(byte)'\\', (byte)'u', ..] || !char.IsLowSurrogate(Unit(json)))
                return false;

            json = json[6..];
        }

        return true;
    }

    private static char Unit(ReadOnlySpan<byte> escape)
    {
        var value = 0;
        foreach (var digit in escape[2..6])
            value = (value * 16) + (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);

        return (char)value;
    }
}
