using System.Diagnostics;
using System.Text.Json;
using Plumbline.Spec.Diff;
using Plumbline.Spec.Diff.Fingerprints;
using Plumbline.Spec.Reading;
using Plumbline.Tool.Delivery.Providers;
using Plumbline.Tool.Delivery.Settings;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Projects;

namespace Plumbline.Tool.Delivery.Artifacts;

/// <summary>Builds an artifact from the files of a commit, so that everybody who has the commit can build the same.</summary>
/// <param name="source">The commit's files; the settings' folder in them.</param>
/// <param name="commit">The commit.</param>
internal sealed class ArtifactBuilder(string source, string commit)
{
    private static readonly string[] s_roles = ["", "service", "client", "import", "contract"];

    /// <summary>The documents of a service's project, with their roles.</summary>
    /// <param name="service">The service.</param>
    /// <param name="cancellationToken">Ends MSBuild.</param>
    public async Task<IReadOnlyList<(SourceText Text, string Role, string? Uri)>> DocumentsAsync(ServiceSettings service, CancellationToken cancellationToken)
    {
        var (_, named) = await ProjectTree.ReadAsync([Path.GetFullPath(service.Project, source)], source, cancellationToken).ConfigureAwait(false);
        var documents = new SortedDictionary<string, (SourceText, string, string?)>(StringComparer.Ordinal);
        foreach (var (relative, role, uri) in named[0].Additional)
        {
            var path = Path.GetFullPath(relative, source);

            // What was released before is for the build's own comparison; here what runs tells.
            if (!File.Exists(path) || !DocumentFileName.CanBeDocument(Path.GetFileName(path)) || !s_roles.Contains(role.ToLowerInvariant()))
                continue;

            var text = new SourceText { FullPath = path, Path = relative, Text = await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false) };
            if (text.Path.StartsWith("../", StringComparison.Ordinal))
                throw new ToolException($"the document '{path}' of '{service.Project}' lies outside of the settings' folder; move the settings to a folder above both");
            if (role.Length > 0 || DocumentFileName.IsDocument(Path.GetFileName(path)) || DocumentReader.LooksLikeDocument(text.Text))
                documents[text.Path] = (text, role.Length == 0 ? "service" : role.ToLowerInvariant(), uri.Length == 0 ? null : uri);
        }

        return [.. documents.Values];
    }

    /// <summary>Builds.</summary>
    /// <param name="service">The service.</param>
    /// <param name="version">The version, for people.</param>
    /// <param name="target">The folder of the artifact; what is in it goes away.</param>
    /// <param name="withSuite">Whether the conformance suite is built too.</param>
    /// <param name="cancellationToken">Ends the build.</param>
    public async Task<ArtifactManifest> BuildAsync(ServiceSettings service, string version, string target, bool withSuite, CancellationToken cancellationToken)
    {
        if (Directory.Exists(target))
            Directory.Delete(target, recursive: true);
        var app = Path.Combine(target, "app");
        await PublishAsync(service.Project, app, ["-p:UseAppHost=false"], cancellationToken).ConfigureAwait(false);

        var documents = await DocumentsAsync(service, cancellationToken).ConfigureAwait(false);
        Copy(documents.Select(document => document.Text), Path.Combine(target, "documents"));
        string? suite = null;
        if (withSuite && service.Conformance is { } conformance)
        {
            var folder = Path.Combine(target, "conformance");
            await PublishAsync(conformance.Project, folder, [], cancellationToken).ConfigureAwait(false);
            suite = EntryOf(folder, conformance.Project);
            // Suites look for their document from their own folder on.
            Copy(documents.Select(document => document.Text), folder);
        }

        var manifest = new ArtifactManifest
        {
            Service = service.Name,
            Version = version,
            Commit = commit,
            Entry = EntryOf(app, service.Project),
            Suite = suite,
            SuiteClass = suite is null ? null : service.Conformance!.Class,
            Packages = Packages(app),
            Documents = Inventory(documents),
            Files = ArtifactManifest.HashesOf(target),
        };
        manifest.Write(target);
        return manifest;
    }

    private async Task PublishAsync(string project, string target, string[] properties, CancellationToken cancellationToken)
    {
        // Nothing of the place, the time and the machine may come into what is built.
        string[] args =
        [
            "publish", Path.GetFullPath(project, source), "--configuration", "Release", "--output", target, "--nologo", "-v", "quiet", "-clp:ErrorsOnly",
            "-p:Deterministic=true", "-p:ContinuousIntegrationBuild=true", "-p:DeterministicSourcePaths=true", $"-p:PathMap={source}=/_/", $"-p:SourceRevisionId={commit}",
            "-p:EnableSourceControlManagerQueries=false", "-p:UseSharedCompilation=false", "-nodeReuse:false", .. properties,
        ];
        var start = new ProcessStartInfo(DotnetProgram.Path, args) { WorkingDirectory = source };
        DotnetCommand.Prepare(start);
        var (code, output, error) = await ChildProcess.RunAsync(start, cancellationToken).ConfigureAwait(false);
        if (code == 0)
            return;

        var said = (output + error).Trim();
        var first = said.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? said;
        throw new ToolException($"'{project}' cannot be built: {first.Trim().Replace(source + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)}");
    }

    private static string EntryOf(string folder, string project)
    {
        var settings = Directory.GetFiles(folder, "*.runtimeconfig.json");
        return settings.Length == 1
            ? Path.GetFileName(settings[0])[..^".runtimeconfig.json".Length] + ".dll"
            : throw new ToolException($"'{project}' publishes {settings.Length} programs; a project that is delivered builds one, see its OutputType");
    }

    // With every approvals file around the documents, up to the repository's root.
    private void Copy(IEnumerable<SourceText> documents, string target)
    {
        foreach (var document in documents)
        {
            Put(document.FullPath, document.Path);
            for (var folder = Path.GetDirectoryName(document.Path)!; ; folder = Path.GetDirectoryName(folder)!)
            {
                var approvals = Path.Combine(source, folder, ApprovalsFile.FileName);
                if (File.Exists(approvals))
                    Put(approvals, Path.Combine(folder, ApprovalsFile.FileName));
                if (folder.Length == 0)
                    break;
            }
        }

        void Put(string file, string path)
        {
            var to = Path.Combine(target, path);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to, overwrite: true);
        }
    }

    private static List<PackageEntry> Packages(string app)
    {
        var packages = new List<PackageEntry>();
        foreach (var file in Directory.GetFiles(app, "*.deps.json").Order(StringComparer.Ordinal))
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var library in json.RootElement.GetProperty("libraries").EnumerateObject().Where(library => library.Value.GetProperty("type").GetString() == "package"))
            {
                var slash = library.Name.IndexOf('/', StringComparison.Ordinal);
                var hash = library.Value.TryGetProperty("sha512", out var sha) && sha.GetString() is { Length: > 0 } text ? text : null;
                packages.Add(new(library.Name[..slash], library.Name[(slash + 1)..], hash));
            }
        }

        return [.. packages.OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase)];
    }

    private static List<DocumentEntry> Inventory(IReadOnlyList<(SourceText Text, string Role, string? Uri)> documents)
    {
        var set = DocumentSet.Of(documents.Select(document => DocumentSet.Read(document.Text, document.Uri, isSubject: true, CancellationToken.None)));
        var byPath = documents.ToDictionary(document => document.Text.FullPath, StringComparer.Ordinal);
        return [.. Enumerable.Range(0, set.Documents.Count).Select(ordinal =>
        {
            var (text, role, uri) = byPath[set.Documents[ordinal].Source.FullPath];
            var fingerprint = new DocumentFingerprint(DocumentFacts.Of(set.Service(ordinal), set.Around(ordinal), RoleOf(role)));
            return new DocumentEntry(text.Path, set.Documents[ordinal].Declared.Name, role, uri, fingerprint.Hash);
        })];
    }

    private static FingerprintRole RoleOf(string role) => role switch
    {
        "client" => FingerprintRole.Client,
        "import" => FingerprintRole.Import,
        "contract" => FingerprintRole.Contract,
        _ => FingerprintRole.Service,
    };
}
