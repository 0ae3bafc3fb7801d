using System.Text;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Makes names of the format from any text.</summary>
internal static class ImportedNames
{
    private const int LongestName = 100;

    /// <summary>The text as the format writes names: <c>UserProfile</c> is <c>user_profile</c>.</summary>
    public static string Snake(string text)
    {
        var name = new StringBuilder();
        for (var i = 0; i < text.Length && name.Length < LongestName; i++)
        {
            var c = text[i];
            if (c is >= 'A' and <= 'Z')
            {
                var startsWord = i > 0 && (text[i - 1] is (>= 'a' and <= 'z') or (>= '0' and <= '9')
                    || (text[i - 1] is >= 'A' and <= 'Z' && i + 1 < text.Length && text[i + 1] is >= 'a' and <= 'z'));
                if (startsWord)
                    Break(name);
                name.Append((char)(c + 32));
            }
            else if (c is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            {
                name.Append(c);
            }
            else
            {
                Break(name);
            }
        }

        var result = name.ToString().Trim('_');
        return result.Length == 0 ? "unnamed" : result[0] is >= '0' and <= '9' ? "_" + result : result;
    }

    /// <summary>Whether the format takes a text as a name as it stands.</summary>
    public static bool IsValid(string text) => text.Length is > 0 and <= LongestName && NameRules.Problem(text) is null;

    private static void Break(StringBuilder name)
    {
        if (name.Length > 0 && name[name.Length - 1] != '_')
            name.Append('_');
    }
}
