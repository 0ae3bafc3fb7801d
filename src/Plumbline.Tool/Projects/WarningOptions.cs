using Plumbline.Spec.Findings;

namespace Plumbline.Tool.Projects;

/// <summary>What a project says of warnings: <c>NoWarn</c>, <c>WarningsAsErrors</c> and their kin.</summary>
/// <param name="Off">Rules that are off.</param>
/// <param name="AsErrors">Rules whose warnings are errors.</param>
/// <param name="NotAsErrors">Rules whose warnings stay.</param>
/// <param name="AreAllErrors">Whether warnings are errors unless said otherwise.</param>
internal sealed record WarningOptions(IReadOnlySet<string> Off, IReadOnlySet<string> AsErrors, IReadOnlySet<string> NotAsErrors, bool AreAllErrors)
{
    private static readonly char[] s_separators = [',', ';', ' ', '\n', '\r', '\t'];

    /// <summary>Nothing is said.</summary>
    public static WarningOptions None { get; } = Parse("", "", "", "");

    /// <summary>Reads the properties.</summary>
    /// <param name="off"><c>NoWarn</c>.</param>
    /// <param name="asErrors"><c>WarningsAsErrors</c>.</param>
    /// <param name="notAsErrors"><c>WarningsNotAsErrors</c>.</param>
    /// <param name="all"><c>TreatWarningsAsErrors</c>.</param>
    public static WarningOptions Parse(string off, string asErrors, string notAsErrors, string all) =>
        new(Ids(off), Ids(asErrors), Ids(notAsErrors), all.Trim().Equals("true", StringComparison.OrdinalIgnoreCase));

    /// <summary>How severe a finding is with what the project says; null where it is off.</summary>
    /// <param name="rule">Its rule's id.</param>
    /// <param name="configured">The severity that settings files say; null where they say nothing.</param>
    /// <param name="severity">The severity without any of this.</param>
    /// <param name="isOff">Whether settings files or the ruleset switch it off.</param>
    public Severity? Effective(string rule, Severity? configured, Severity severity, bool isOff)
    {
        // The command line of the compiler counts more than global files.
        if (Off.Contains(rule) || isOff)
            return null;

        var before = configured ?? severity;
        return before == Severity.Warning && !NotAsErrors.Contains(rule) && (AreAllErrors || AsErrors.Contains(rule)) ? Severity.Error : before;
    }

    private static HashSet<string> Ids(string text) => text.Split(s_separators, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
