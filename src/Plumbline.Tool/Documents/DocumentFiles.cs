using Plumbline.Spec.Reading;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Documents;

/// <summary>Finds the files that a command line names.</summary>
internal static class DocumentFiles
{
    private static readonly HashSet<string> s_skipped = new(StringComparer.OrdinalIgnoreCase) { "bin", "obj", "node_modules" };

    /// <summary>The files of paths: files as they are, folders with everything below them that is a document.</summary>
    /// <param name="paths">Files and folders as given.</param>
    /// <param name="host">What relative paths start from.</param>
    /// <returns>The files with their texts, each once, in the order of their paths.</returns>
    public static IReadOnlyList<SourceText> Find(IEnumerable<string> paths, ToolHost host)
    {
        var files = new SortedDictionary<string, SourceText>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var full = host.Resolve(path);
            if (File.Exists(full))
                files[full] = SourceText.Read(full, host);
            else if (Directory.Exists(full))
                AddBelow(full, files, host);
            else
                throw new ToolException($"'{path}' does not exist; name a document or a folder that holds documents");
        }

        return [.. files.Values];
    }

    /// <summary>The documents of a folder, without those in folders below it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="host">For display.</param>
    public static IEnumerable<SourceText> In(string folder, ToolHost host) =>
        Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(file => Document(file, host)).OfType<SourceText>();

    private static void AddBelow(string folder, SortedDictionary<string, SourceText> files, ToolHost host)
    {
        foreach (var text in In(folder, host))
            files[text.FullPath] = text;
        foreach (var inner in Directory.EnumerateDirectories(folder))
        {
            var name = Path.GetFileName(inner);
            if (name[0] != '.' && !s_skipped.Contains(name) && new DirectoryInfo(inner).LinkTarget is null)
                AddBelow(inner, files, host);
        }
    }

    private static SourceText? Document(string file, ToolHost host)
    {
        var name = Path.GetFileName(file);
        if (!DocumentFileName.CanBeDocument(name))
            return null;

        var text = SourceText.Read(file, host);
        return DocumentFileName.IsDocument(name) || DocumentReader.LooksLikeDocument(text.Text) ? text : null;
    }
}
