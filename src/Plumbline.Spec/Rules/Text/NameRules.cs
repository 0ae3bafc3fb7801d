using System.Text;

namespace Plumbline.Spec.Rules.Text;

/// <summary>What the format says of names.</summary>
internal static class NameRules
{
    /// <summary>What is wrong with a name, to follow the name in a message; null where nothing is.</summary>
    public static string? Problem(string name)
    {
        foreach (var character in name)
        {
            if (!IsLetter(character) && character is not ((>= '0' and <= '9') or '-' or '_' or '.'))
                return "may hold only letters, digits, '-', '_' and '.'";
        }

        return IsLetter(name[0]) || (name[0] == '_' && name.Length > 1) ? null : "must start with a letter, or with '_' and more";
    }

    /// <summary>The form in which names are compared: <c>someId</c> and <c>some_id</c> are one name.</summary>
    public static string Comparable(string name)
    {
        if (name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-' or '.'))
            return name;

        var builder = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && (char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1])))
                builder.Append('_');
            builder.Append(char.ToLowerInvariant(name[i]));
        }

        return builder.ToString();
    }

    private static bool IsLetter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
