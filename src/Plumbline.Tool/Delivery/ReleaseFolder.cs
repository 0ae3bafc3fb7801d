using Plumbline.Spec.Model;
using Plumbline.Spec.Diff;
using Plumbline.Tool.Comparing;
using Plumbline.Tool.Delivery.Artifacts;
using Plumbline.Tool.Documents;

namespace Plumbline.Tool.Delivery;

/// <summary>An artifact in a folder: program, documents, conformance suite, manifest.</summary>
/// <param name="path">The folder.</param>
internal sealed class ReleaseFolder(string path)
{
    private ArtifactManifest? _manifest;
    private DocumentSet? _documents;

    /// <summary>The folder.</summary>
    public string Path { get; } = path;

    /// <summary>Its manifest.</summary>
    public ArtifactManifest Manifest => _manifest ??= ArtifactManifest.Read(Path);

    /// <summary>The program's folder.</summary>
    public string App => System.IO.Path.Combine(Path, "app");

    /// <summary>The conformance suite's folder.</summary>
    public string Suite => System.IO.Path.Combine(Path, "conformance");

    private DocumentSet Documents => _documents ??= DocumentSet.Of(Manifest.Documents.Select(entry => DocumentSet.Read(Text(entry), entry.Uri, isSubject: IsServed(entry.Role), CancellationToken.None)));

    /// <summary>The services that it serves, bound.</summary>
    public IReadOnlyList<Service> Served() => [.. Documents.Subjects.Select(Documents.Service)];

    /// <summary>The documents whose roles are asked for, with all others that they may import, as one side of a comparison.</summary>
    /// <param name="isAskedFor">Whether a role is asked for.</param>
    public (ComparedSide Side, IReadOnlySet<string> Asked) Compared(Func<string, bool> isAskedFor)
    {
        var asked = Manifest.Documents.Where(entry => isAskedFor(entry.Role)).Select(entry => FullPath(entry)).ToHashSet(StringComparer.Ordinal);
        var side = new ComparedSide
        {
            Title = Manifest.Version,
            Documents = Manifest.Documents.ToDictionary(entry => entry.Path, Text, StringComparer.Ordinal),
            // Approvals are those that were staged, never those of a folder around this one.
            ReadFile = file => System.IO.Path.GetFileName(file) == ApprovalsFile.FileName && file.StartsWith(Path + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(file)
                ? File.ReadAllText(file)
                : null,
        };
        return (side, asked);
    }

    /// <summary>Whether a service that has a document in a role answers for it.</summary>
    /// <param name="role">The role.</param>
    public static bool IsServed(string role) => role is "service" or "contract";

    private string FullPath(DocumentEntry entry) => System.IO.Path.Combine(Path, "documents", entry.Path);

    private SourceText Text(DocumentEntry entry) => new() { FullPath = FullPath(entry), Path = entry.Path, Text = File.ReadAllText(FullPath(entry)) };
}
