using System.Globalization;
using Plumbline.Spec.Diff;
using Plumbline.Spec.Findings;
using Plumbline.Tool.Comparing;
using Plumbline.Tool.Settings;

namespace Plumbline.Tool.Delivery.Gates;

/// <summary>
/// Whether a version keeps what those who run now rely on: its documents against those that it replaces and against the copies that running
/// consumers were built with, and its own copies against the documents of running producers. Nothing is started for it.
/// </summary>
internal static class ContractGate
{
    /// <summary>What breaks, one line each; empty where nothing does. What is approved does not.</summary>
    /// <param name="next">The version.</param>
    /// <param name="replaced">What it replaces; null for the first.</param>
    /// <param name="others">The other services that run.</param>
    /// <param name="cancellationToken">Stops between two rules.</param>
    public static IReadOnlyList<string> Find(ReleaseFolder next, ReleaseFolder? replaced, IEnumerable<ReleaseFolder> others, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        if (replaced is not null)
            problems.AddRange(Compare(replaced, next, ReleaseFolder.IsServed, isRemovalSeen: true, $"for callers of {replaced.Manifest.Version}, which runs now", cancellationToken));
        foreach (var other in others)
        {
            var (name, version) = (other.Manifest.Service, other.Manifest.Version);
            problems.AddRange(Compare(other, next, IsRelied, isRemovalSeen: false, $"for {name} {version}, which runs now and relies on it", cancellationToken));
            problems.AddRange(Compare(next, other, IsRelied, isRemovalSeen: false, $"for this version: {name} {version}, which runs now, does not keep it", cancellationToken));
        }

        return problems;
    }

    private static bool IsRelied(string role) => role is "client" or "import";

    private static IEnumerable<string> Compare(
        ReleaseFolder before, ReleaseFolder after, Func<string, bool> isReliedOn, bool isRemovalSeen, string forWhom, CancellationToken cancellationToken)
    {
        var (left, relied) = before.Compared(isReliedOn);
        var (right, served) = after.Compared(ReleaseFolder.IsServed);
        foreach (var document in new SideComparer(new SettingsFiles([], RuleLevel.Always), null).Compare(left, right, cancellationToken))
        {
            if (document.Before is not { } old || !relied.Contains(old.Source.FullPath) || document.Unapproved < Verdict.Breaking)
                continue;

            if (document.After is not { } now)
            {
                if (isRemovalSeen)
                    yield return $"{old.Source.Path}: the document is not served any more; that breaks {forWhom}";
            }
            else if (served.Contains(now.Source.FullPath))
            {
                foreach (var change in document.Comparison!.Changes.Where(change => change.Approval is null && change.Verdict >= Verdict.Breaking))
                {
                    var (line, _) = now.Source.Lines.At(change.Locate(now.Document.Syntax).Start);
                    yield return string.Create(CultureInfo.InvariantCulture, $"{now.Source.Path}({line + 1}): {change.Rule.Id}: {change.Message}; that breaks {forWhom}");
                }
            }
            else if (isRemovalSeen)
            {
                yield return $"{old.Source.Path}: the document is not served any more; that breaks {forWhom}";
            }
        }
    }
}
