using Plumbline.Spec.Diff.Fingerprints;
using Plumbline.Tool.Projects;

namespace Plumbline.Tool.Delta;

/// <summary>Finds which projects changed files belong to, by items and by folders.</summary>
/// <param name="before">The older side.</param>
/// <param name="after">The newer side.</param>
internal sealed class ChangedFiles(TreeSide before, TreeSide after)
{
    private static readonly string[] s_wordsExtensions = [".md", ".sln", ".slnx", ".slnf"];
    private static readonly string[] s_wordsNames = ["LICENSE", "LICENSE.txt", ".gitignore", ".gitattributes", "plumbline.approvals.json"];
    private static readonly string[] s_buildNames = ["global.json", "nuget.config", "version.json", ".editorconfig", ".globalconfig"];

    private readonly SortedDictionary<string, List<(DeltaEffect Effect, string What)>> _direct = new(StringComparer.Ordinal);

    /// <summary>Why everything is touched; null where it is not.</summary>
    public string? Everything { get; private set; }

    /// <summary>What has changed in a project itself.</summary>
    /// <param name="project">The project file.</param>
    public IReadOnlyList<(DeltaEffect Effect, string What)> Of(string project) => _direct.TryGetValue(project, out var list) ? list : [];

    /// <summary>Adds all files that changed.</summary>
    /// <param name="files">The paths.</param>
    public void Add(IReadOnlyList<string> files)
    {
        foreach (var file in files)
            Add(file);
        foreach (var project in after.Projects.Values)
        {
            if (before.Projects.TryGetValue(project.Path, out var old))
                Compare(old, project, files);
            else
                Add(project.Path, DeltaEffect.Redeploy, $"{project.Path} is new");
        }
    }

    private void Add(string file)
    {
        var isDocument = false;
        var owners = new HashSet<string>(StringComparer.Ordinal);
        foreach (var side in new[] { before, after })
        {
            foreach (var project in side.Projects.Values)
            {
                var additional = project.Additional.FirstOrDefault(entry => entry.Path == file);
                if (additional.Path is not null && (before.IsDocument(file, additional.Role) || after.IsDocument(file, additional.Role)))
                    isDocument = true;
                else if (additional.Path is not null || project.Files.Contains(file) || project.Path == file)
                    owners.Add(project.Path);
            }
        }

        var name = file[(file.LastIndexOf('/') + 1)..];
        if (owners.Count == 0 && !isDocument && !IsWords(name))
        {
            if (new[] { before, after }.Select(side => Around(side, file)).OfType<EvaluatedProject>().Select(project => project.Path).Distinct().ToList() is { Count: > 0 } around && !IsBuild(name))
                owners.UnionWith(around);
            else if (IsBuild(name))
                Everything ??= $"build file {file} changed";
            else if (!before.IsDocument(file) && !after.IsDocument(file))
                Everything ??= $"{file} changed, which belongs to no project";
        }

        foreach (var owner in owners)
            Add(owner, DeltaEffect.Redeploy, $"{file} changed");
    }

    private void Compare(EvaluatedProject old, EvaluatedProject fresh, IReadOnlyList<string> files)
    {
        var all = old.Additional.Concat(fresh.Additional).Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        var touched = files.Where(file => all.Contains(file) && (before.IsDocument(file) || after.IsDocument(file))).ToList();
        if (all.Count == 0)
            return;

        // Imports may come along with a referenced project.
        var (left, right) = (before.DocumentsOf(old), after.DocumentsOf(fresh));
        if (touched.Count == 0 && !left.Services.Concat(right.Services).Any(entry => files.Contains(entry.Path)))
            return;

        if ((left.Broken ?? right.Broken) is { } broken)
        {
            Add(fresh.Path, DeltaEffect.Redeploy, $"{broken} has errors");
            return;
        }

        var changes = DocumentFingerprint.Compare(left.Fingerprint, right.Fingerprint);
        foreach (var (document, change) in changes)
            Add(fresh.Path, DeltaEffect.Redeploy, $"{(right.Find(document) ?? left.Find(document))?.Path ?? document}: {change}");
        if (changes.Count > 0)
            return;

        foreach (var file in touched)
        {
            Add(fresh.Path, DeltaEffect.Rebuild, OnlyWords(file, left, right)
                ? $"{file}: only words changed"
                : $"{file}: nothing changed that {fresh.Name} depends on");
        }
    }

    private static bool OnlyWords(string file, ProjectDocumentsAt left, ProjectDocumentsAt right)
    {
        static string Hash(string file, ProjectDocumentsAt side) => side.Services.Where(entry => entry.Path == file)
            .Select(entry => new DocumentFingerprint(DocumentFacts.Of(entry.Service, [], FingerprintRole.Contract)).Hash).FirstOrDefault() ?? "";
        // A baseline is compared with, and nothing of it is built in.
        return Hash(file, left) is { Length: > 0 } hash && hash == Hash(file, right);
    }

    private void Add(string project, DeltaEffect effect, string what)
    {
        if (!_direct.TryGetValue(project, out var list))
            _direct.Add(project, list = []);
        list.Add((effect, what));
    }

    private static EvaluatedProject? Around(TreeSide side, string file) =>
        side.Projects.Values.Where(project => file.StartsWith(project.Folder, StringComparison.Ordinal) && (project.Folder.Length > 0 || !file.StartsWith('.')))
            .MaxBy(project => project.Folder.Length);

    private static bool IsWords(string name) =>
        s_wordsExtensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase) || s_wordsNames.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static bool IsBuild(string name) =>
        s_buildNames.Contains(name, StringComparer.OrdinalIgnoreCase)
        || Path.GetExtension(name).ToLowerInvariant() is ".props" or ".targets" or ".rsp" or ".proj" or ".tasks";
}
