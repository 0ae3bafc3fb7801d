using System.Text.RegularExpressions;

namespace Plumbline.Spec.Rules.Text;

/// <summary>What can be said of a regular expression at build time, before .NET's non-backtracking engine sees it.</summary>
internal static class RegexRules
{
    /// <summary>Why a pattern is no regular expression; null where it is one.</summary>
    public static string? SyntaxProblem(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return null;
        }
        catch (ArgumentException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>The first construct that needs backtracking, so that the non-backtracking engine refuses it; null where there is none.</summary>
    public static string? BacktrackingConstruct(string pattern)
    {
        var inClass = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\' when inClass == 0 && Escape(pattern, i) is { } construct:
                    return construct;
                case '\\':
                    i++;
                    break;
                case '[':
                    // Within a class '[' starts another one only as a subtraction: [a-z-[aeiou]].
                    if (inClass == 0 || (i > 0 && pattern[i - 1] == '-'))
                        inClass++;
                    if (i + 1 < pattern.Length && pattern[i + 1] == '^')
                        i++;
                    if (i + 1 < pattern.Length && pattern[i + 1] == ']')
                        i++;
                    break;
                case ']' when inClass > 0:
                    inClass--;
                    break;
                case '(' when inClass == 0 && Group(pattern, i) is { } construct:
                    return construct;
                default:
                    break;
            }
        }

        return null;
    }

    private static string? Escape(string pattern, int at) => At(pattern, at + 1) switch
    {
        >= '1' and <= '9' => "a backreference",
        'k' => "a backreference",
        'G' => "the contiguous-match anchor \\G",
        _ => null,
    };

    private static string? Group(string pattern, int at)
    {
        if (At(pattern, at + 1) != '?')
            return null;

        return (At(pattern, at + 2), At(pattern, at + 3)) switch
        {
            ('=' or '!', _) => "a lookahead",
            ('<', '=' or '!') => "a lookbehind",
            ('>', _) => "an atomic group",
            ('(', _) => "a conditional",
            ('<' or '\'', _) when IsBalancing(pattern, at + 3) => "a balancing group",
            _ => null,
        };
    }

    private static bool IsBalancing(string pattern, int start)
    {
        for (var i = start; i < pattern.Length && pattern[i] is not ('>' or '\''); i++)
        {
            if (pattern[i] == '-')
                return true;
        }

        return false;
    }

    private static char At(string text, int index) => index < text.Length ? text[index] : '\0';
}
