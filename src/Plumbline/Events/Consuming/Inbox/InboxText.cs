using System.Text;

namespace Plumbline.Events;

/// <summary>Texts that any database keeps.</summary>
internal static class InboxText
{
    /// <summary>Whether a text can be kept: PostgreSQL has no U+0000, and half a character is none in UTF-8.</summary>
    /// <param name="text">The text.</param>
    public static bool IsKept(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0')
                return false;

            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i])))
                return false;
        }

        return true;
    }

    /// <summary>A text with the replacement character for what cannot be kept.</summary>
    /// <param name="text">The text.</param>
    public static string Clean(string text) => IsKept(text) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');

    /// <summary>What is kept of a reason: no more than people read.</summary>
    /// <param name="reason">The reason.</param>
    public static string Reason(string reason)
    {
        const int longest = 2000;
        return Clean(reason.Length <= longest ? reason : reason[..longest] + "...");
    }
}
