using Plumbline.Spec.Diff.Fingerprints;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Projects;

namespace Plumbline.Tool.Delta;

/// <summary>One side of a change: the files of a commit, and its projects.</summary>
/// <param name="root">Where the files are.</param>
/// <param name="projects">The projects by path.</param>
internal sealed class TreeSide(string root, IReadOnlyDictionary<string, EvaluatedProject> projects)
{
    private readonly Dictionary<string, SourceText?> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProjectDocumentsAt> _documents = new(StringComparer.Ordinal);

    /// <summary>The projects by path.</summary>
    public IReadOnlyDictionary<string, EvaluatedProject> Projects { get; } = projects;

    /// <summary>Whether an additional file of a project is an API document.</summary>
    /// <param name="path">The path.</param>
    /// <param name="role">The role that the project says.</param>
    public bool IsDocument(string path, string role) => Text(path) is { } text
        && (DocumentFileName.IsDocument(Path.GetFileName(path)) || role.Length > 0 || DocumentReader.LooksLikeDocument(text.Text));

    /// <summary>Whether a file that no project has is an API document.</summary>
    /// <param name="path">The path.</param>
    public bool IsDocument(string path) => IsDocument(path, "");

    /// <summary>The ways from a project over those that it references: each project once, by the shortest way, itself first.</summary>
    /// <param name="project">The project.</param>
    public IReadOnlyList<(EvaluatedProject Project, IReadOnlyList<string> Way)> Reach(EvaluatedProject project)
    {
        List<(EvaluatedProject Project, IReadOnlyList<string> Way)> result = [(project, [project.Name])];
        var seen = new HashSet<string>(StringComparer.Ordinal) { project.Path };
        for (var i = 0; i < result.Count; i++)
        {
            foreach (var path in result[i].Project.References.Order(StringComparer.Ordinal))
            {
                if (Projects.TryGetValue(path, out var next) && seen.Add(path))
                    result.Add((next, [.. result[i].Way, next.Name]));
            }
        }

        return result;
    }

    /// <summary>What a project depends on of its documents.</summary>
    /// <param name="project">The project.</param>
    public ProjectDocumentsAt DocumentsOf(EvaluatedProject project)
    {
        if (!_documents.TryGetValue(project.Path, out var known))
            _documents[project.Path] = known = Read(project);
        return known;
    }

    private ProjectDocumentsAt Read(EvaluatedProject project)
    {
        // Own documents first; what they import may come along with a referenced project.
        var entries = Reach(project).SelectMany(reached => reached.Project.Additional.Select(entry => (entry.Path, entry.Role, entry.Uri, IsOwn: reached.Project == project)))
            .Where(entry => IsDocument(entry.Path, entry.Role) && !entry.Role.Equals("baseline", StringComparison.OrdinalIgnoreCase))
            .DistinctBy(entry => entry.Path).ToList();
        var set = DocumentSet.Of(entries.Select(entry =>
            DocumentSet.Read(Text(entry.Path)!, entry.Uri.Length == 0 ? null : entry.Uri, entry.IsOwn, CancellationToken.None)));
        var roles = entries.ToDictionary(entry => entry.Path, entry => RoleOf(entry.Role), StringComparer.Ordinal);
        var hasOthers = entries.Any(entry => entry.IsOwn && RoleOf(entry.Role) != FingerprintRole.Import);
        var facts = new List<DocumentFact>();
        foreach (var i in set.Subjects.Where(i => !hasOthers || roles[set.Documents[i].Source.Path] != FingerprintRole.Import))
            facts.AddRange(DocumentFacts.Of(set.Service(i), set.Around(i), roles[set.Documents[i].Source.Path]));

        var services = Enumerable.Range(0, set.Documents.Count).Select(i => (set.Documents[i].Source.Path, Service: set.Service(i), Role: roles[set.Documents[i].Source.Path])).ToList();
        return new(
            new(facts),
            [.. services],
            set.Documents.FirstOrDefault(document => document.Document.Findings.Any(finding => finding.Severity == Severity.Error))?.Source.Path);
    }

    // What has no role is a service's, as in builds; that counts most.
    private static FingerprintRole RoleOf(string role) => role.ToLowerInvariant() switch
    {
        "client" => FingerprintRole.Client,
        "import" => FingerprintRole.Import,
        "contract" => FingerprintRole.Contract,
        _ => FingerprintRole.Service,
    };

    private SourceText? Text(string path)
    {
        if (!_texts.TryGetValue(path, out var text))
        {
            var full = Path.Combine(root, path);
            // A link may lead anywhere.
            var isThere = DocumentFileName.CanBeDocument(Path.GetFileName(path)) && new FileInfo(full) is { Exists: true, LinkTarget: null };
            _texts[path] = text = isThere ? new() { FullPath = full, Path = path, Text = File.ReadAllText(full) } : null;
        }

        return text;
    }
}

/// <summary>What a project depends on of its documents.</summary>
/// <param name="Fingerprint">The facts.</param>
/// <param name="Services">The documents, bound, with those of referenced projects.</param>
/// <param name="Broken">A document that cannot be read; null where all can.</param>
internal sealed record ProjectDocumentsAt(DocumentFingerprint Fingerprint, IReadOnlyList<(string Path, Service Service, FingerprintRole Role)> Services, string? Broken)
{
    /// <summary>The document that facts name.</summary>
    /// <param name="name">Its namespace, or its name.</param>
    public (string Path, Service Service, FingerprintRole Role)? Find(string name) =>
        Services.Where(entry => (entry.Service.Namespace ?? entry.Service.Name) == name).Cast<(string, Service, FingerprintRole)?>().FirstOrDefault();
}
