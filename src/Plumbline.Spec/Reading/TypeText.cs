using Plumbline.Spec.Model;

namespace Plumbline.Spec.Reading;

/// <summary>Reads and writes the text of a type's use: <c>user</c>, <c>[user]</c>, <c>map[[user]]</c>.</summary>
public static class TypeText
{
    // Deeper ones are hostile, and every consumer of a type reference recurses into it.
    private const int MaximumNesting = 32;

    /// <summary>Reads a type's text; whatever is no list or map is a name.</summary>
    /// <param name="text">The text, e.g. <c>map[user]</c>; a bare <c>map</c> holds strings.</param>
    /// <returns>A reference whose names are not resolved.</returns>
    public static TypeReference Parse(string text) => Parse(text.Trim(), 0) ?? TypeReference.Named(text.Trim());

    /// <summary>Replaces the name inside any lists and maps: <c>[statement]</c> becomes <c>[account]</c>.</summary>
    /// <param name="text">The text of a type.</param>
    /// <param name="rename">Gives the new name, itself the text of a type.</param>
    internal static string Rename(string text, Func<string, string> rename)
    {
        var trimmed = text.Trim();
        var start = 0;
        var end = trimmed.Length;
        while (end - start > 1 && trimmed[end - 1] == ']')
        {
            var opening = trimmed[start] == '[' ? 1 : StartsWithMap(trimmed, start) ? 4 : 0;
            if (opening == 0)
                break;
            start += opening;
            end--;
        }

        return trimmed.Substring(0, start) + rename(trimmed.Substring(start, end - start)) + trimmed.Substring(end);
    }

    private static TypeReference? Parse(string text, int nesting)
    {
        if (nesting > MaximumNesting)
            return null;

        if (text == "map")
            return TypeReference.MapOf(TypeReference.Named("string"));

        if (!text.EndsWith("]", StringComparison.Ordinal))
            return TypeReference.Named(text);

        if (text[0] == '[' && text.Length > 2)
            return Parse(text.Substring(1, text.Length - 2).Trim(), nesting + 1) is { } item ? TypeReference.ListOf(item) : null;

        if (StartsWithMap(text, 0) && text.Length > 5)
            return Parse(text.Substring(4, text.Length - 5).Trim(), nesting + 1) is { } value ? TypeReference.MapOf(value) : null;

        return TypeReference.Named(text);
    }

    private static bool StartsWithMap(string text, int start) => string.CompareOrdinal(text, start, "map[", 0, 4) == 0;
}
