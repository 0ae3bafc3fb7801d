namespace Plumbline.Spec.Rules.Text;

/// <summary>The words of a name.</summary>
internal static class Words
{
    private static readonly char[] s_separators = ['_', '-', '.', ' '];

    /// <summary>The words in lower case: <c>userId</c>, <c>user_id</c> and <c>UserID</c> are <c>user</c> and <c>id</c>.</summary>
    public static IReadOnlyList<string> Of(string name)
    {
        var words = new List<string>();
        foreach (var part in name.Split(s_separators, StringSplitOptions.RemoveEmptyEntries))
        {
            var start = 0;
            for (var i = 1; i < part.Length; i++)
            {
                var startsWord = char.IsUpper(part[i]) && (!char.IsUpper(part[i - 1]) || (i + 1 < part.Length && char.IsLower(part[i + 1])));
                if (!startsWord)
                    continue;

                words.Add(part.Substring(start, i - start).ToLowerInvariant());
                start = i;
            }

            words.Add(part.Substring(start).ToLowerInvariant());
        }

        return words;
    }

    /// <summary>Whether a name ends with words, e.g. <c>_form</c>; the words alone do not count.</summary>
    public static bool EndsWith(string name, string suffix) =>
        name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal);

    /// <summary>A name without its ending; the name where it has another one.</summary>
    public static string Without(string name, string suffix) => EndsWith(name, suffix) ? name.Substring(0, name.Length - suffix.Length) : name;
}
