using System.Globalization;
using Plumbline.Spec.Diff;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
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
        {
            var forWhom = $"for callers of {replaced.Manifest.Version}, which runs now";
            var served = next.Served().Select(NameOf).ToHashSet(StringComparer.Ordinal);
            problems.AddRange(replaced.Served().Where(service => !served.Contains(NameOf(service))).Select(service => $"the document '{NameOf(service)}' is not served any more; that breaks {forWhom}"));
            problems.AddRange(Compare(replaced, next, ReleaseFolder.IsServed, forWhom, cancellationToken));
        }

        foreach (var other in others)
        {
            var (name, version) = (other.Manifest.Service, other.Manifest.Version);
            problems.AddRange(Compare(other, next, IsRelied, $"for {name} {version}, which runs now and relies on it", cancellationToken));
            problems.AddRange(Compare(next, other, IsRelied, $"for this version: {name} {version}, which runs now, does not keep it", cancellationToken));
        }

        return problems;
    }

    private static string NameOf(Service service) => service.Namespace ?? service.Name;

    private static bool IsRelied(string role) => role == "client" || IsImport(role);

    private static bool IsImport(string role) => role == "import";

    // A copy of role import lends its types; who calls operations has it as a client.
    private static bool IsOfCalls(Change change) => change.Subject.Split('/') is [_, "operations" or "resources", ..];

    private static IEnumerable<string> Compare(
        ReleaseFolder before, ReleaseFolder after, Func<string, bool> isReliedOn, string forWhom, CancellationToken cancellationToken)
    {
        var (left, relied) = before.Compared(isReliedOn);
        var (right, served) = after.Compared(ReleaseFolder.IsServed);
        var imports = before.Compared(IsImport).Asked;
        foreach (var document in new SideComparer(new SettingsFiles([], RuleLevel.Always), null).Compare(left, right, cancellationToken))
        {
            // What is not there any more at all has been looked at, and documents that nobody serves are none of this.
            if (document is not { Before: { } old, After: { } now } || !relied.Contains(old.Source.FullPath) || !served.Contains(now.Source.FullPath))
                continue;

            var isImport = imports.Contains(old.Source.FullPath);
            foreach (var change in document.Comparison!.Changes.Where(change => change.Approval is null && change.Verdict >= Verdict.Breaking && !(isImport && IsOfCalls(change))))
            {
                var (line, _) = now.Source.Lines.At(change.Locate(now.Document.Syntax).Start);
                yield return string.Create(CultureInfo.InvariantCulture, $"{now.Source.Path}({line + 1}): {change.Rule.Id}: {change.Message}; that breaks {forWhom}");
            }
        }
    }
}
