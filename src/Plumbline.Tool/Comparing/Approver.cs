using Plumbline.Spec.Diff;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Comparing;

/// <summary>Writes approvals of what breaks into the file beside the documents.</summary>
internal static class Approver
{
    /// <summary>Approves every change that breaks or may break and that nobody has approved.</summary>
    /// <param name="documents">The documents that differ.</param>
    /// <param name="side">The newer side.</param>
    /// <param name="reason">Why it is allowed.</param>
    /// <param name="by">Who allows it; null to leave that open.</param>
    /// <returns>How many were approved, and the files they are in.</returns>
    public static (int Count, IReadOnlyList<string> Files) Approve(IReadOnlyList<ComparedDocument> documents, ComparedSide side, string reason, string? by)
    {
        if (side.Folder is not { } folder)
            throw new ToolException("approvals are written beside files, and the newer side is a commit; compare with the work tree");
        if (documents.FirstOrDefault(document => document.After is null) is { } removed)
            throw new ToolException($"'{removed.Source.Path}' is removed, which nobody can approve; bring it back, or compare without it");

        var count = 0;
        var files = new SortedDictionary<string, List<Approval>>(StringComparer.Ordinal);
        foreach (var document in documents.Where(document => document.Comparison is not null))
        {
            var fresh = document.Comparison!.Changes
                .Where(change => change.Approval is null && change.Verdict != Verdict.Compatible)
                .Select(change => ApprovalsText.Approve(change, reason, by))
                .ToList();
            if (fresh.Count == 0)
                continue;

            var file = SideComparer.FindApprovals(document.After!, side);
            var path = file?.Path ?? Path.Combine(folder, ApprovalsFile.FileName);
            if (!files.TryGetValue(path, out var approvals))
                files[path] = approvals = file is { } known ? [.. ApprovalsFile.Read(known.Text, CancellationToken.None).Approvals] : [];
            approvals.AddRange(fresh);
            count += fresh.Count;
        }

        foreach (var (path, approvals) in files)
            OutputFile.Write(path, ApprovalsText.Write(approvals.DistinctBy(approval => (approval.Rule, approval.Fingerprint))));
        return (count, [.. files.Keys]);
    }
}
