using System.Text;

namespace Plumbline.AspNetCore;

/// <summary>Text for a header value.</summary>
internal static class HeaderText
{
    /// <summary>The text, with everything percent-encoded that a header cannot carry (line ends above all: they would start a new header).</summary>
    /// <param name="text">Any text.</param>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;

        var clean = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is >= ' ' and <= '~')
                clean.Append((char)rune.Value);
            else
                clean.Append(Uri.EscapeDataString(rune.ToString()));
        }

        return clean.ToString();
    }
}
