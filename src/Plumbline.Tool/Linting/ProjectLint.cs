using Plumbline.Spec.Diff;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules;
using Plumbline.Tool.Comparing;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Projects;
using Plumbline.Tool.Settings;

namespace Plumbline.Tool.Linting;

/// <summary>What a C# project says about its documents: roles, rules, baselines and settings, so that a check says what its build says.</summary>
internal sealed class ProjectLint
{
    private readonly IReadOnlyList<LoadedDocument> _baselines;
    private readonly SettingsFiles _settings;
    private readonly Lazy<ApprovalsSource?> _approvals;

    private ProjectLint(string folder, DocumentSet documents, IReadOnlyList<LoadedDocument> baselines, SettingsFiles settings)
    {
        Folder = folder;
        _approvals = new(() => ApprovalsSource.Above(folder));
        Documents = documents;
        _baselines = baselines;
        _settings = settings;
    }

    /// <summary>The project's folder.</summary>
    public string Folder { get; }

    /// <summary>The documents with their roles; those of referenced projects lend their types.</summary>
    public DocumentSet Documents { get; }

    /// <summary>The settings that count for the project.</summary>
    public SettingsFiles Settings => _settings;

    /// <summary>The approvals that count for the project's documents, in its folder or the nearest above; null where there are none.</summary>
    public ApprovalsSource? Approvals => _approvals.Value;

    /// <summary>The project file that a path means: itself, or the only one in a folder; null where it means none.</summary>
    /// <param name="fullPath">The absolute path.</param>
    public static string? ProjectOf(string fullPath)
    {
        if (File.Exists(fullPath))
            return ProjectFiles.IsProject(fullPath) ? fullPath : null;

        return Directory.Exists(fullPath) && Directory.GetFiles(fullPath, "*.csproj") is [var only] ? only : null;
    }

    /// <summary>Reads a project.</summary>
    /// <param name="file">The project file, absolute.</param>
    /// <param name="rules">The rules that the command line says; null for those that the project says.</param>
    /// <param name="rulesets">Rulesets of the command line.</param>
    /// <param name="host">For display.</param>
    /// <param name="cancellationToken">Ends MSBuild.</param>
    public static async Task<ProjectLint> ReadAsync(string file, RuleLevel? rules, IReadOnlyList<string> rulesets, ToolHost host, CancellationToken cancellationToken)
    {
        var (tree, named) = await ProjectTree.ReadAsync([file], host.Folder, cancellationToken).ConfigureAwait(false);
        var project = named[0];
        var own = Read(project, host, isOwn: true, cancellationToken).ToList();
        var borrowed = tree.Reach(project).Skip(1).SelectMany(reached => Read(reached.Project, host, isOwn: false, cancellationToken))
            .Where(document => document.Role == "contract" && !own.Exists(mine => mine.Source.FullPath == document.Source.FullPath))
            .DistinctBy(document => document.Source.FullPath);
        var level = rules ?? project.Rules.ToLowerInvariant() switch
        {
            "" or "none" => RuleLevel.Always,
            "recommended" => RuleLevel.Recommended,
            "strict" => RuleLevel.Strict,
            var other => throw new ToolException($"{project.Path}: '{other}' is no value of PlumblineRules: say none, recommended or strict, or ship a .globalconfig of your own"),
        };
        var configs = project.Configs.Select(host.Resolve).Where(File.Exists);
        var folder = Path.GetDirectoryName(file)!;
        return new(
            folder,
            DocumentSet.Of([.. own.Where(document => document.Role != "baseline"), .. borrowed]),
            [.. own.Where(document => document.Role == "baseline")],
            new(rulesets.Concat(configs).Distinct(StringComparer.Ordinal), level, folder, project.Warnings));
    }

    /// <summary>What a document breaks that was released, as the build says it.</summary>
    /// <param name="documents">The documents, perhaps edited.</param>
    /// <param name="ordinal">The document's place among them.</param>
    /// <param name="cancellationToken">Stops between two rules.</param>
    public Comparison? Compare(DocumentSet documents, int ordinal, CancellationToken cancellationToken)
    {
        var document = documents.Documents[ordinal];
        if (document.Role is not ("service" or "contract") || HasErrors(document))
            return null;

        var declared = document.Declared;
        var usable = _baselines.Where(baseline => !HasErrors(baseline)).ToList();
        var releases = usable.Where(baseline => baseline.Declared.Namespace is { } name && name == declared.Namespace).ToList();
        if (releases.Count == 0)
            releases = [.. usable.Where(baseline => baseline.Declared.Name == declared.Name)];
        if (releases.Count == 0)
            return null;

        var options = SideComparer.Options(_settings.For(document.Source.FullPath).Options) with { Approvals = Approvals?.File.Approvals ?? default };
        return ServiceComparer.Compare(
            [.. releases.OrderByDescending(baseline => baseline.Declared.Version ?? Path.GetFileName(baseline.Source.FullPath), Release.Order)
                .Select(baseline => new Release(baseline.Declared.Version ?? Release.VersionIn(Path.GetFileName(baseline.Source.FullPath)), documents.Bind(baseline.Declared)))],
            documents.Service(ordinal),
            options,
            cancellationToken);
    }

    private static IEnumerable<LoadedDocument> Read(EvaluatedProject project, ToolHost host, bool isOwn, CancellationToken cancellationToken)
    {
        foreach (var (path, role, uri) in project.Additional)
        {
            var full = host.Resolve(path);
            var name = Path.GetFileName(full);
            if (!File.Exists(full) || !name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || (role.Length == 0 && Spec.Reading.DocumentFileName.IsSettings(name)))
                continue;

            var word = role.Length == 0 ? "service" : role.ToLowerInvariant();
            var source = SourceText.Read(full, host);
            var isDocument = role.Length > 0 || Spec.Reading.DocumentFileName.IsDocument(name) || Spec.Reading.DocumentReader.LooksLikeDocument(source.Text);
            if (isDocument && word is "service" or "client" or "contract" or "import" or "baseline")
                yield return DocumentSet.Read(source, uri.Length == 0 ? null : uri, isOwn, cancellationToken, word);
        }
    }

    private static bool HasErrors(LoadedDocument document) =>
        document.Document.Findings.Any(finding => finding.Severity == Severity.Error) || DocumentLimits.AreExceededBy(document.Declared);
}

/// <summary>A file of approvals.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Text">Its text.</param>
internal sealed record ApprovalsSource(string Path, string Text)
{
    /// <summary>The file in a folder, else the nearest above it.</summary>
    /// <param name="start">The folder.</param>
    public static ApprovalsSource? Above(string start)
    {
        for (var folder = start; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            var path = System.IO.Path.Combine(folder, ApprovalsFile.FileName);
            if (System.IO.File.Exists(path))
                return new(path, System.IO.File.ReadAllText(path));
        }

        return null;
    }

    /// <summary>What was read from it.</summary>
    public ApprovalsFile File { get; } = ApprovalsFile.Read(Text, CancellationToken.None);
}
