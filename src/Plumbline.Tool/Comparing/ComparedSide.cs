using Plumbline.Spec.Reading;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Git;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Comparing;

/// <summary>One side of a comparison: documents by their paths below a file, a folder, or a folder of a commit.</summary>
internal sealed record ComparedSide
{
    /// <summary>How people call it: a path, a revision.</summary>
    public required string Title { get; init; }

    /// <summary>The documents by key: the path below what was named, empty for a file that was named itself.</summary>
    public required IReadOnlyDictionary<string, SourceText> Documents { get; init; }

    /// <summary>Reads any other file: the path is as in <see cref="SourceText.FullPath"/>; null where there is none.</summary>
    public required Func<string, string?> ReadFile { get; init; }

    /// <summary>Where approvals are written; null for a commit, which nobody can write to.</summary>
    public string? Folder { get; init; }

    /// <summary>A file or a folder.</summary>
    /// <param name="path">The path as given.</param>
    /// <param name="host">What relative paths start from.</param>
    public static ComparedSide OfFiles(string path, ToolHost host)
    {
        var full = host.Resolve(path);
        var isFile = File.Exists(full);
        return new()
        {
            Title = path,
            Documents = DocumentFiles.Find([path], host).ToDictionary(s => isFile ? "" : Path.GetRelativePath(full, s.FullPath).Replace('\\', '/'), StringComparer.Ordinal),
            ReadFile = file => File.Exists(file) ? File.ReadAllText(file) : null,
            Folder = isFile ? Path.GetDirectoryName(full) : full,
        };
    }

    /// <summary>A commit's files.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="revision">The revision as given.</param>
    /// <param name="paths">Files or folders relative to the repository's root; the empty path is all of it.</param>
    public static ComparedSide OfCommit(GitRepository repository, string revision, IReadOnlyList<string> paths)
    {
        var commit = repository.Require(revision);
        var documents = new SortedDictionary<string, SourceText>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            foreach (var file in repository.Files(commit, path).Where(IsCandidate))
            {
                if (repository.Read(commit, file) is { } text && (DocumentFileName.IsDocument(Path.GetFileName(file)) || DocumentReader.LooksLikeDocument(text)))
                    documents[paths.Count == 1 ? Below(path, file) : file] = new() { FullPath = Path.Combine(repository.Root, file), Path = $"{revision}:{file}", Text = text };
            }
        }

        return new()
        {
            Title = revision,
            Documents = documents,
            ReadFile = file => repository.Read(commit, Path.GetRelativePath(repository.Root, file).Replace('\\', '/')),
        };
    }

    private static bool IsCandidate(string file) =>
        DocumentFileName.CanBeDocument(Path.GetFileName(file))
        && !file.Split('/').SkipLast(1).Any(folder => folder.StartsWith('.') || folder is "bin" or "obj" or "node_modules");

    private static string Below(string path, string file) =>
        path.Length == 0 ? file : file == path ? "" : file[(path.TrimEnd('/').Length + 1)..];
}
