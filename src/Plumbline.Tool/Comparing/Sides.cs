using Plumbline.Tool.Git;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Comparing;

/// <summary>Finds what the two arguments of a comparison mean.</summary>
/// <param name="host">What relative paths start from.</param>
/// <param name="paths">The files or folders to look at, where a revision is given; none for the folder itself.</param>
internal sealed class Sides(ToolHost host, IReadOnlyList<string> paths)
{
    private GitRepository? _repository;

    /// <summary>The sides of two arguments. A revision beside a file or folder of the repository means that file or folder as it was then.</summary>
    /// <param name="host">What relative paths start from.</param>
    /// <param name="paths">The files or folders that are asked for.</param>
    /// <param name="first">The one argument.</param>
    /// <param name="second">The other one; null where none is given.</param>
    public static Sides Between(ToolHost host, IReadOnlyList<string> paths, string first, string? second)
    {
        var sides = new Sides(host, paths);
        if (second is null || paths.Count > 0 || sides.Exists(first) == sides.Exists(second))
            return sides;

        var (path, revision) = sides.Exists(first) ? (first, second) : (second, first);
        var relative = Path.GetRelativePath(sides.Repository(revision).Root, host.Resolve(path));
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? sides : new(host, [path]);
    }

    /// <summary>What an argument means: a file or folder that exists, <c>REVISION:PATH</c>, or a revision.</summary>
    /// <param name="text">The argument.</param>
    public ComparedSide Of(string text)
    {
        if (Exists(text))
            return ComparedSide.OfFiles(text, host);

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            ? ComparedSide.OfCommit(Repository(text), text[..colon], [text[(colon + 1)..].TrimEnd('/')])
            : ComparedSide.OfCommit(Repository(text), text, RelativePaths(Repository(text)));
    }

    /// <summary>The work tree, where the command names nothing to compare with.</summary>
    /// <param name="first">The other argument.</param>
    public ComparedSide WorkTree(string first)
    {
        if (Exists(first))
            throw new ToolException($"'{first}' is to be compared with what? Name a second file or folder");

        var colon = first.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0)
            return ComparedSide.OfFiles(Path.Combine(Repository(first).Root, first[(colon + 1)..]), host) with { Title = "work tree" };

        if (paths.Count < 2)
            return ComparedSide.OfFiles(paths.Count == 0 ? host.Folder : paths[0], host) with { Title = "work tree" };

        var sides = paths.Select(path => ComparedSide.OfFiles(path, host)).ToList();
        return sides[0] with
        {
            Title = "work tree",
            Documents = sides.SelectMany(side => side.Documents.Values)
                .DistinctBy(source => source.FullPath)
                .ToDictionary(source => Path.GetRelativePath(Repository(first).Root, source.FullPath).Replace('\\', '/'), StringComparer.Ordinal),
        };
    }

    private bool Exists(string path) => File.Exists(host.Resolve(path)) || Directory.Exists(host.Resolve(path));

    private GitRepository Repository(string text) => _repository ??= GitRepository.Around(host.Folder, text);

    private List<string> RelativePaths(GitRepository repository) => [.. (paths.Count == 0 ? [host.Folder] : paths)
        .Select(path => Path.GetRelativePath(repository.Root, host.Resolve(path)).Replace('\\', '/'))
        .Select(path => path == "." ? "" : path)];
}
