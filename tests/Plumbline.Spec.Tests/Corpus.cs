using Plumbline.Spec.Binding;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Tests;

/// <summary>Real documents, where the environment says where they are (PLUMBLINE_CORPUS).</summary>
internal static class Corpus
{
    /// <summary>The folder; null (and a word in the test's output) where there is none.</summary>
    public static string? Folder
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("PLUMBLINE_CORPUS");
            if (string.IsNullOrEmpty(folder))
                TestContext.Current.TestOutputHelper?.WriteLine("PLUMBLINE_CORPUS is not set: nothing was checked");
            return string.IsNullOrEmpty(folder) ? null : folder;
        }
    }

    /// <summary>The documents in a folder of the corpus, by name.</summary>
    public static IReadOnlyList<(string Name, string Text)> Documents(params string[] folders)
    {
        if (Folder is not { } root)
            return [];

        return [.. folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder)))
            .Where(file => !file.EndsWith(".tsv", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(root, file), File.ReadAllText(file)))];
    }

    /// <summary>The imported documents with their addresses.</summary>
    public static IReadOnlyList<ImportSource> Imports()
    {
        if (Folder is not { } root)
            return [];

        return [.. File.ReadLines(Path.Combine(root, "imports", "index.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .Select(columns => new ImportSource(columns[0], Read(File.ReadAllText(Path.Combine(root, "imports", columns[2])))))];
    }

    private static Service Read(string text) => DocumentReader.Read("service.json", text, CancellationToken.None).Service;
}
