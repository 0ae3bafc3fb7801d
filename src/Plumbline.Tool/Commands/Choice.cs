using System.CommandLine;
using Plumbline.Tool.Reporting;

namespace Plumbline.Tool.Commands;

/// <summary>Makes options that take one of a few words.</summary>
internal static class Choice
{
    // More would hide the message.
    private const int Shown = 8;

    /// <summary>An option that takes one of a few words; the first is the default.</summary>
    /// <param name="name">The option's name.</param>
    /// <param name="what">What it decides.</param>
    /// <param name="words">The words.</param>
    public static Option<string> Option(string name, string what, IReadOnlyList<string> words)
    {
        var option = new Option<string>(name)
        {
            HelpName = name.TrimStart('-').ToUpperInvariant(),
            Description = $"{what}: {string.Join(", ", words)} (default {words[0]})",
            DefaultValueFactory = _ => words[0],
        };
        option.AcceptOnlyFromAmong([.. words]);
        return option;
    }

    /// <summary>The option <c>--format</c>.</summary>
    /// <param name="words">The formats; the first is the default.</param>
    public static Option<string> Format(IReadOnlyList<string> words) => Option("--format", "how the result is written", words);

    /// <summary>The end of a message about a name that does not exist: <c>; it has user, user_form</c>, the first ones.</summary>
    /// <param name="names">What there is.</param>
    public static string Known(IEnumerable<string> names)
    {
        var known = names.Distinct(StringComparer.Ordinal).Take(Shown + 1).Select(SafeText.Line).ToList();
        return known.Count == 0 ? "; it has none" : $"; it has {string.Join(", ", known.Take(Shown))}{(known.Count > Shown ? ", ..." : "")}";
    }
}
