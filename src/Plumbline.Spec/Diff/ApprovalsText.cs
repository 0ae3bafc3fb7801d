using Plumbline.Spec.Json;

namespace Plumbline.Spec.Diff;

/// <summary>Writes the approvals file: one entry a line, sorted, so that two branches merge.</summary>
public static class ApprovalsText
{
    /// <summary>The whole file; <see cref="ApprovalsFile.Read"/> reads it back.</summary>
    /// <param name="approvals">The approvals, in any order.</param>
    public static string Write(IEnumerable<Approval> approvals)
    {
        var entries = approvals
            .OrderBy(approval => approval.Rule, StringComparer.Ordinal)
            .ThenBy(approval => approval.What, StringComparer.Ordinal)
            .ThenBy(approval => approval.Fingerprint, StringComparer.Ordinal)
            .Select(Entry)
            .ToList();
        return entries.Count == 0 ? "{\n  \"approvals\": []\n}\n" : $"{{\n  \"approvals\": [\n{string.Join(",\n", entries)}\n  ]\n}}\n";
    }

    /// <summary>The approval of a change, for people to give a reason to.</summary>
    /// <param name="change">The change.</param>
    /// <param name="reason">Why it is allowed.</param>
    /// <param name="by">Who allows it.</param>
    public static Approval Approve(Change change, string reason, string? by) =>
        new() { Fingerprint = change.Fingerprint, Rule = change.Rule.Id, What = change.What, Reason = reason, By = by };

    private static string Entry(Approval approval)
    {
        var by = approval.By is null ? "" : $", \"by\": {JsonQuote.Of(approval.By)}";
        return $"    {{ \"fingerprint\": {JsonQuote.Of(approval.Fingerprint)}, \"rule\": {JsonQuote.Of(approval.Rule)}, \"what\": {JsonQuote.Of(approval.What)}, \"reason\": {JsonQuote.Of(approval.Reason)}{by} }}";
    }
}
