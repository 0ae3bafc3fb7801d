using Plumbline.Spec.Binding;
using Plumbline.Spec.Diff.Fingerprints;
using Plumbline.Spec.Model;
using Plumbline.Tool.Delta;
using Plumbline.Tool.Projects;

namespace Plumbline.Tool.Dependencies;

/// <summary>Lists what projects depend on.</summary>
/// <param name="tree">The projects and their documents.</param>
internal sealed class InventoryReader(TreeSide tree)
{
    private const int FingerprintLength = 12;

    /// <summary>A short name for what a document promises.</summary>
    /// <param name="service">The document, bound.</param>
    public static string Fingerprint(Service service) =>
        new DocumentFingerprint(DocumentFacts.Of(service, [], FingerprintRole.Contract)).Hash[..FingerprintLength];

    /// <summary>Lists what a project depends on.</summary>
    /// <param name="project">The project.</param>
    public ProjectInventory Read(EvaluatedProject project)
    {
        var assets = ProjectAssets.Read(project.AssetsFile);
        var asked = tree.Reach(project)
            .SelectMany(reached => reached.Project.Packages.Select(package => (package.Name, package.Version, By: reached.Project.Name)))
            .DistinctBy(package => package.Name.ToLowerInvariant())
            .ToList();

        // A restore from before the last edit tells nothing about what was edited.
        var resolved = (assets?.Packages ?? []).GroupBy(package => package.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.Last().Version, StringComparer.OrdinalIgnoreCase);
        var own = project.Packages.Select(package => new PackageUse(package.Name, package.Version, Taken(package.Name, package.Version), project.Name)).ToList();

        // What a referenced project keeps to itself (an analyzer, a tool of its build) never reaches this one: a restore tells.
        var others = asked.Where(package => package.By != project.Name && (assets is null || resolved.ContainsKey(package.Name)))
            .Select(package => new PackageUse(package.Name, package.Version, resolved.GetValueOrDefault(package.Name), package.By));
        string? Taken(string name, string version) =>
            resolved.TryGetValue(name, out var taken) && (!IsExact(version) || Same(taken, version)) ? taken : null;
        var along = (assets?.Packages ?? []).Where(package => !asked.Exists(own => own.Name.Equals(package.Name, StringComparison.OrdinalIgnoreCase)))
            .Select(package => new PackageUse(package.Name, null, package.Version, null));
        return new(project, assets is not null && own.TrueForAll(package => package.Resolved is not null), [.. own, .. others, .. along], [.. Documents(project)]);
    }

    private IEnumerable<DocumentUse> Documents(EvaluatedProject project)
    {
        var around = tree.DocumentsOf(project).Services;
        var own = project.Additional.Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        var uris = tree.Reach(project).SelectMany(reached => reached.Project.Additional).Where(entry => entry.Uri.Length > 0)
            .DistinctBy(entry => entry.Path).ToDictionary(entry => entry.Path, entry => entry.Uri, StringComparer.Ordinal);
        foreach (var (path, service, role) in around.Where(entry => own.Contains(entry.Path)).OrderBy(entry => entry.Role).ThenBy(entry => entry.Path, StringComparer.Ordinal))
        {
            var imports = service.Imports.Select(import =>
            {
                var answer = around.FirstOrDefault(entry => ImportAddress.Match(import.Uri, new(uris.GetValueOrDefault(entry.Path), entry.Service)) != AddressMatch.None
                    || (import.Namespace is not null && import.Namespace == entry.Service.Namespace));
                return answer.Path is null ? new ImportUse(import.Uri, null, null) : new ImportUse(import.Uri, answer.Path, Fingerprint(answer.Service));
            });
            yield return new(path, role.ToString().ToLowerInvariant(), service.Namespace ?? service.Name, service.Version, Fingerprint(service), [.. imports]);
        }
    }

    private static bool IsExact(string version) => version.Length > 0 && version.IndexOfAny(['*', '[', '(', ',']) < 0;

    // 1.0 and 1.0.0 are one version.
    private static bool Same(string left, string right)
    {
        static string Plain(string version)
        {
            var core = version.Split('+')[0];
            while (core.EndsWith(".0", StringComparison.Ordinal) && core.Count(c => c == '.') > 1)
                core = core[..^2];
            return core.Contains('.', StringComparison.Ordinal) ? core : core + ".0";
        }

        return Plain(left).Equals(Plain(right), StringComparison.OrdinalIgnoreCase);
    }
}
