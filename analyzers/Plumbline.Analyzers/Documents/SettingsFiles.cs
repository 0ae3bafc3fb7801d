using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Plumbline.Analyzers.Documents;

/// <summary>Finds the JSON files of a repository that are no documents among a project's additional files.</summary>
internal static class SettingsFiles
{
    private static readonly char[] s_separators = ['/', '\\'];

    /// <summary>Every file of a name, in the order of their paths.</summary>
    /// <param name="files">The additional files.</param>
    /// <param name="name">The name.</param>
    public static IEnumerable<AdditionalText> All(ImmutableArray<AdditionalText> files, string name) =>
        files.Where(file => FileName(file.Path) == name).OrderBy(file => file.Path, StringComparer.Ordinal);

    /// <summary>The file of a name in a document's folder, else the nearest above it.</summary>
    /// <param name="files">The additional files.</param>
    /// <param name="name">The name.</param>
    /// <param name="documentPath">The document's path.</param>
    public static AdditionalText? Nearest(ImmutableArray<AdditionalText> files, string name, string documentPath) =>
        All(files, name)
            .Where(file => documentPath.StartsWith(Folder(file.Path), StringComparison.Ordinal))
            .OrderByDescending(file => file.Path.Length)
            .FirstOrDefault();

    private static string FileName(string path) => path.Substring(path.LastIndexOfAny(s_separators) + 1);

    private static string Folder(string path) => path.Substring(0, path.LastIndexOfAny(s_separators) + 1);
}
