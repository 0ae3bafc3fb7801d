using System.CommandLine;

namespace Plumbline.Tool.Commands;

/// <summary>Makes options that take one of a few words.</summary>
internal static class Choice
{
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
}
