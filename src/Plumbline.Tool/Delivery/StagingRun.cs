using System.Globalization;
using Plumbline.Spec.Findings;
using Plumbline.Tool.Delivery.Artifacts;
using Plumbline.Tool.Delivery.Gates;
using Plumbline.Tool.Delivery.Settings;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Git;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Linting;
using Plumbline.Tool.Settings;

namespace Plumbline.Tool.Delivery;

/// <summary>Stages a service: checks its documents, builds its artifact, proves that everybody who builds the commit gets the same, and asks those who run now.</summary>
/// <param name="context">The folder and what belongs to it.</param>
/// <param name="host">For display.</param>
internal sealed class StagingRun(DeliveryContext context, ToolHost host)
{
    private GitRepository? _repository;

    private GitRepository Repository => _repository ??= GitRepository.Around(context.Settings.Root);

    /// <summary>The commit of a revision.</summary>
    /// <param name="revision">The revision.</param>
    public string Commit(string revision) => Repository.Require(revision);

    /// <summary>Whether the work tree has what the commit has not.</summary>
    public bool IsChanged => Repository.IsChanged;

    /// <summary>How a commit of a service is called: by its tag (<c>users-v1.4.2</c>, <c>v1.4.2</c>), else by its first digits.</summary>
    /// <param name="service">The service.</param>
    /// <param name="commit">The commit.</param>
    public string VersionOf(ServiceSettings service, string commit)
    {
        var tags = Repository.TagsAt(commit);
        var project = Path.GetFileNameWithoutExtension(service.Project);
        foreach (var prefix in new[] { service.Name + "-", service.Name + "/", service.Name + "@", project + "-", project + "/", project + "@", "" })
        {
            var tag = tags.Where(tag => tag.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && IsVersion(tag[prefix.Length..])).OrderDescending(StringComparer.Ordinal).FirstOrDefault();
            if (tag is not null)
                return tag[prefix.Length..].TrimStart('v');
        }

        return commit[..12];
    }

    /// <summary>Stages.</summary>
    /// <param name="service">The service.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="version">What it is called.</param>
    /// <param name="target">The folder of the artifact.</param>
    /// <param name="isProven">Whether it is built twice and compared.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ReleaseOutcome> RunAsync(ServiceSettings service, string commit, string version, string target, bool isProven, CancellationToken cancellationToken)
    {
        void Note(string step, string outcome, string reason) => context.Log.Note(step, service.Name, version, outcome, reason);
        if (IsStaged(service, commit, version, target))
            return ReleaseOutcome.Nothing;

        var scratch = Directory.CreateTempSubdirectory("plumbline-stage-");
        try
        {
            var builder = Builder(service, commit, Path.Combine(scratch.FullName, "first"));
            if (Lint(await builder.DocumentsAsync(service, cancellationToken).ConfigureAwait(false), cancellationToken) is { } wrong)
            {
                Note("validate", "refused", wrong);
                return ReleaseOutcome.Refused;
            }

            Note("validate", "done", "the documents are in order");
            var fresh = target + ".new";
            var manifest = await builder.BuildAsync(service, version, fresh, withSuite: true, cancellationToken).ConfigureAwait(false);
            Note("build", "done", string.Create(CultureInfo.InvariantCulture,
                $"{manifest.Files.Count} files, {manifest.Packages.Count} packages, {manifest.Documents.Count} documents, of commit {commit[..12]}"));
            if (isProven)
            {
                // In another folder, so that a path that gets into a file shows.
                var again = await Builder(service, commit, Path.Combine(scratch.FullName, "the-second"))
                    .BuildAsync(service, version, Path.Combine(scratch.FullName, "artifact"), withSuite: true, cancellationToken).ConfigureAwait(false);
                if (Difference(manifest, again) is { } difference)
                {
                    Note("reproduce", "refused", difference);
                    return ReleaseOutcome.Refused;
                }

                Note("reproduce", "done", string.Create(CultureInfo.InvariantCulture, $"built twice in two folders: {manifest.Files.Count} files are the same, bit by bit"));
            }

            if (Contract(service, fresh, cancellationToken) is { } broken)
            {
                Note("contract", "refused", broken);
                return ReleaseOutcome.Refused;
            }

            if (Directory.Exists(target))
                Directory.Delete(target, recursive: true);
            Directory.Move(fresh, target);
            Note("stage", "done", $"{manifest.Digest} in {host.Display(target)}");
            return ReleaseOutcome.Done;
        }
        finally
        {
            scratch.Delete(recursive: true);
            if (Directory.Exists(target + ".new"))
                Directory.Delete(target + ".new", recursive: true);
        }
    }

    /// <summary>Whether an artifact is there and whole.</summary>
    /// <param name="service">The service.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="version">What it is called.</param>
    /// <param name="target">The folder of the artifact.</param>
    public static bool IsStaged(ServiceSettings service, string commit, string version, string target) =>
        File.Exists(Path.Combine(target, ArtifactManifest.FileName))
        && ArtifactManifest.Read(target) is var manifest
        && manifest.Commit == commit && manifest.Version == version && manifest.Service == service.Name
        && (manifest.Suite is null) == (service.Conformance is null) && manifest.SuiteClass == service.Conformance?.Class
        && manifest.FindDifference(target) is null;

    private ArtifactBuilder Builder(ServiceSettings service, string commit, string folder)
    {
        Directory.CreateDirectory(folder);
        Repository.Extract(commit, folder);
        var source = Path.GetFullPath(Path.GetRelativePath(Repository.Root, context.Settings.Root), folder);
        foreach (var project in new[] { service.Project, service.Conformance?.Project }.OfType<string>())
        {
            if (!File.Exists(Path.Combine(source, project)))
                throw new ToolException($"commit {commit[..12]} has no '{project}'; commit it, or name another --revision");
        }

        return new(source, commit);
    }

    private string? Lint(IReadOnlyList<(SourceText Text, string Role, string? Uri)> documents, CancellationToken cancellationToken)
    {
        var set = DocumentSet.Of(documents.Select(document => DocumentSet.Read(document.Text, document.Uri, ReleaseFolder.IsServed(document.Role), cancellationToken)));
        var findings = new Linter(set, new SettingsFiles([], RuleLevel.Always), new(host, null), host.Today).Run(cancellationToken).Findings
            .Where(finding => finding.Severity == Severity.Error).ToList();
        if (findings.Count == 0)
            return null;

        var (line, _) = findings[0].Source.Lines.At(findings[0].Finding.Span.Start);
        return string.Create(CultureInfo.InvariantCulture, $"{findings.Count} errors in documents, the first: {findings[0].Source.Path}({line + 1}): {findings[0].Finding.RuleId}: {findings[0].Finding.Message}");
    }

    private string? Contract(ServiceSettings service, string artifact, CancellationToken cancellationToken)
    {
        var current = context.Folder.ReadState().Of(service.Name).Current;
        var problems = ContractGate.Find(new(artifact), current is null ? null : context.FolderOf(service.Name, current), context.Others(service.Name), cancellationToken);
        return problems.Count == 0 ? null : string.Join("; ", problems);
    }

    private static string? Difference(ArtifactManifest one, ArtifactManifest other)
    {
        var path = one.Files.Keys.Union(other.Files.Keys).FirstOrDefault(path => one.Files.GetValueOrDefault(path) != other.Files.GetValueOrDefault(path));
        return path is not null ? $"'{path}' differs between two builds of the same commit; find what of the time, the folder or the machine gets into it"
            : one.Digest != other.Digest ? "the manifests of two builds of the same commit differ" : null;
    }

    private static bool IsVersion(string text) => text.TrimStart('v').Split('.') is { Length: >= 2 } parts && parts[0].Length > 0 && parts[0].All(char.IsAsciiDigit);
}
