using System.Globalization;
using Plumbline.Spec.Diff;
using Plumbline.Spec.Diff.Fingerprints;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Tool.Delta;

namespace Plumbline.Tool.Dependencies;

/// <summary>Finds what is wrong with an inventory without asking anybody outside.</summary>
/// <param name="tree">The projects and their documents.</param>
/// <param name="inventories">What the projects of interest depend on.</param>
internal sealed class InventoryChecks(TreeSide tree, IReadOnlyList<ProjectInventory> inventories)
{
    /// <summary>Finds it, in the order of kinds.</summary>
    public IEnumerable<DependencyFinding> Find() => [.. DifferentVersions(), .. WeakSpots(), .. MissingImports(), .. MovedDocuments()];

    private IEnumerable<DependencyFinding> DifferentVersions()
    {
        var uses = inventories.SelectMany(inventory => inventory.Packages.Where(package => package.By is not null).Select(package => (inventory.Project, Package: package)));
        foreach (var group in uses.GroupBy(use => use.Package.Name, StringComparer.OrdinalIgnoreCase).OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase))
        {
            var versions = group.GroupBy(use => use.Package.Version, StringComparer.OrdinalIgnoreCase).OrderBy(version => version.Key, Release.Order).ToList();
            if (versions.Count < 2)
                continue;

            var who = string.Join(", ", versions.Select(version => $"{Shown(version.Key)} in {string.Join(" and ", version.Select(use => use.Project.Name).Distinct().Order(StringComparer.Ordinal))}"));
            yield return new("differs", Severity.Warning, versions[0].First().Project.Path, $"package {group.Key} is in use as {who}; take one version");
        }
    }

    // What the last restore learnt from the sources; it may be old.
    private IEnumerable<DependencyFinding> WeakSpots() => inventories
        .SelectMany(inventory => (ProjectAssets.Read(inventory.Project.AssetsFile)?.Warnings ?? []).Select(warning => (inventory.Project, warning)))
        .DistinctBy(found => (found.Project.Path, found.warning))
        .Select(found => new DependencyFinding("vulnerable", Severity.Error, found.Project.Path, $"{found.Project.Name}: {found.warning.Message} (known when it was restored)"));

    private IEnumerable<DependencyFinding> MissingImports() =>
        from inventory in inventories
        from document in inventory.Documents
        where document.Role != "import"
        from import in document.Imports
        where import.Path is null
        select new DependencyFinding("missing", Severity.Warning, document.Path, $"{document.Path} imports {import.Uri}, and {inventory.Project.Name} has no document of that address");

    // Every service that has a copy of a document of its own, beside the one that its producer serves.
    private IEnumerable<DependencyFinding> MovedDocuments()
    {
        var produced = tree.Projects.Values.Where(project => !project.IsTest).OrderBy(project => project.Path, StringComparer.Ordinal)
            .SelectMany(project => tree.DocumentsOf(project).Services
                .Where(entry => entry.Role is FingerprintRole.Service or FingerprintRole.Contract && project.Additional.Any(own => own.Path == entry.Path))
                .Select(entry => (Producer: project.Name, entry.Path, entry.Service)))
            .ToLookup(entry => Key(entry.Service), StringComparer.Ordinal);
        foreach (var inventory in inventories)
        {
            var copies = tree.DocumentsOf(inventory.Project).Services
                .Where(entry => entry.Role is FingerprintRole.Client or FingerprintRole.Import && inventory.Project.Additional.Any(own => own.Path == entry.Path));
            foreach (var copy in copies.OrderBy(entry => entry.Path, StringComparer.Ordinal))
            {
                var current = produced[Key(copy.Service)].FirstOrDefault(entry => entry.Producer != inventory.Project.Name);
                if (current.Path is not null && current.Path != copy.Path && Judge(inventory.Project.Name, copy.Path, copy.Service, current) is { } finding)
                    yield return finding;
            }
        }
    }

    private static DependencyFinding? Judge(string consumer, string path, Service copy, (string Producer, string Path, Service Service) current)
    {
        var isAhead = copy.Version is { } mine && current.Service.Version is { } theirs && Release.Order.Compare(mine, theirs) > 0;
        var versions = copy.Version is null || current.Service.Version is null || copy.Version == current.Service.Version ? "" : $" ({copy.Version}, now {current.Service.Version})";
        if (isAhead)
        {
            var missing = ServiceComparer.Compare(copy, current.Service, ComparisonOptions.Default, CancellationToken.None);
            return new("ahead", missing.Verdict == Verdict.Breaking ? Severity.Error : Severity.Warning, path,
                $"{consumer} has {path} as {copy.Version}, and {current.Producer} serves {current.Path} as {current.Service.Version}: release {current.Producer} first");
        }

        var comparison = ServiceComparer.Compare(copy, current.Service, ComparisonOptions.Default, CancellationToken.None);
        if (comparison.SuggestedStep == VersionStep.None)
            return null;

        var (severity, verdict) = comparison.SuggestedStep == VersionStep.Patch ? (Severity.Info, "only words differ")
            : comparison.Verdict == Verdict.Breaking ? (Severity.Error, "breaking")
            : comparison.Verdict == Verdict.Dangerous ? (Severity.Warning, "dangerous")
            : (Severity.Info, "compatible");
        var worst = comparison.Changes.OrderByDescending(change => change.Verdict).ThenBy(change => change.Subject, StringComparer.Ordinal).FirstOrDefault();
        var what = worst is null ? "" : $", {worst.What}{(comparison.Changes.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" (and {comparison.Changes.Count - 1} more)"))}";
        return new("moved", severity, path, $"{current.Producer} has moved on from {consumer}'s copy{versions}: {verdict}{what}; take {current.Path}");
    }

    private static string Key(Service service) => service.Namespace ?? service.Name;

    private static string Shown(string version) => version.Length == 0 ? "no version" : version;
}
