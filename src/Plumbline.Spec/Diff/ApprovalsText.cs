using System.Globalization;
using System.Text;

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
        var by = approval.By is null ? "" : $", \"by\": {Quote(approval.By)}";
        return $"    {{ \"fingerprint\": {Quote(approval.Fingerprint)}, \"rule\": {Quote(approval.Rule)}, \"what\": {Quote(approval.What)}, \"reason\": {Quote(approval.Reason)}{by} }}";
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (c < ' ' || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}
