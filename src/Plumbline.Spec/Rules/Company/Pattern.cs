using System.Text.RegularExpressions;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Rules.Company;

/// <summary>Regular expressions of a company's rules: without constructs that need backtracking, and with an end to their patience.</summary>
internal static class Pattern
{
    // Names are short; what takes longer on one is a mistake of the pattern.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(500);

    /// <summary>Why a text cannot be used; null where it can.</summary>
    public static string? Problem(string text)
    {
        if (RegexRules.SyntaxProblem(text) is { } problem)
            return $"{Quotation.Quote(text)} is no regular expression: {Quotation.Plain(problem)}";

        return RegexRules.BacktrackingConstruct(text) is { } construct
            ? $"{Quotation.Quote(text)} has {construct}, which may take for ever; write it without"
            : null;
    }

    /// <summary>The expression; <see cref="Problem"/> must have found nothing.</summary>
    public static Regex Create(string text) => new(text, RegexOptions.CultureInvariant, s_patience);
}
