using System.Text;

namespace Plumbline.Spec.Diff;

/// <summary>Writes a comparison for people: the worst first, one line each, and the version that follows from it.</summary>
public static class ComparisonText
{
    /// <summary>The text; ends with a line break.</summary>
    /// <param name="comparison">The comparison.</param>
    public static string Write(Comparison comparison)
    {
        var text = new StringBuilder();
        foreach (var verdict in new[] { Verdict.Breaking, Verdict.Dangerous, Verdict.Compatible })
        {
            var changes = comparison.Changes.Where(change => change.Verdict == verdict).ToList();
            if (changes.Count == 0)
                continue;

            text.Append(verdict.ToString().ToLowerInvariant()).Append('\n');
            foreach (var change in changes)
                Append(text, change);
            text.Append('\n');
        }

        return text.Append(Summary(comparison)).Append('\n').ToString();
    }

    private static void Append(StringBuilder text, Change change)
    {
        text.Append("  ").Append(change.Rule.Id).Append(' ').Append(change.Fingerprint).Append("  ").Append(change.Message).Append('\n');
        if (change.Approval is { } approval)
            text.Append("    approved").Append(approval.By is null ? "" : $" by {Words.Plain(approval.By)}").Append(": ").Append(Words.Plain(approval.Reason)).Append('\n');
    }

    private static string Summary(Comparison comparison)
    {
        if (comparison.SuggestedStep == VersionStep.None)
            return "nothing changed";

        if (comparison.SuggestedStep == VersionStep.Patch)
            return "nothing changed but words; suggested version step: patch";

        int Count(Verdict verdict) => comparison.Changes.Count(change => change.Verdict == verdict);
        return $"{Count(Verdict.Breaking)} breaking, {Count(Verdict.Dangerous)} dangerous, {Count(Verdict.Compatible)} compatible; suggested version step: {comparison.SuggestedStep.ToString().ToLowerInvariant()}";
    }
}
