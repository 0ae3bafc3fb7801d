using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Projects;

/// <summary>Finds the project files that a command line names.</summary>
internal static class ProjectFiles
{
    private static readonly HashSet<string> s_skipped = new(StringComparer.OrdinalIgnoreCase) { "bin", "obj", "node_modules" };

    /// <summary>Whether a file is a project.</summary>
    /// <param name="path">Its path.</param>
    public static bool IsProject(string path) => Path.GetExtension(path).ToLowerInvariant() is ".csproj" or ".fsproj" or ".vbproj";

    /// <summary>The projects of paths: files as they are, folders with everything below them.</summary>
    /// <param name="paths">Files and folders as given.</param>
    /// <param name="host">What relative paths start from.</param>
    /// <returns>Absolute paths, each once, in order.</returns>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths, ToolHost host)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var full = host.Resolve(path);
            if (Directory.Exists(full))
                AddBelow(full, found);
            else if (File.Exists(full) && IsProject(full))
                found.Add(full);
            else
                throw new ToolException($"'{path}' is neither a project nor a folder; name a .csproj file, or a folder that holds some");
        }

        return [.. found];
    }

    private static void AddBelow(string folder, SortedSet<string> found)
    {
        found.UnionWith(Directory.EnumerateFiles(folder).Where(IsProject));
        foreach (var inner in Directory.EnumerateDirectories(folder))
        {
            var name = Path.GetFileName(inner);
            if (name[0] != '.' && !s_skipped.Contains(name) && new DirectoryInfo(inner).LinkTarget is null)
                AddBelow(inner, found);
        }
    }
}
