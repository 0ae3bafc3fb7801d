using System.Text.Json;

namespace Plumbline.Tests.Shared;

/// <summary>Real public documents beside the repository, where the environment names their folder; see docs/contributing/testing.md.</summary>
internal static class Corpus
{
    /// <summary>The folder, or null where the environment names none: tests then say that they checked nothing.</summary>
    public static string? Folder { get; } =
        Environment.GetEnvironmentVariable("PLUMBLINE_CORPUS") is { Length: > 0 } folder && Directory.Exists(folder) ? folder : null;

    /// <summary>The real documents, without those made for validation.</summary>
    public static IReadOnlyList<string> Documents { get; } = Files("");

    /// <summary>Documents that must be accepted.</summary>
    public static IReadOnlyList<string> Valid { get; } = Files(Path.Combine("validation", "valid"));

    /// <summary>Documents that must be refused.</summary>
    public static IReadOnlyList<string> Invalid { get; } = Files(Path.Combine("validation", "invalid"));

    private static Dictionary<string, string> ImportFiles { get; } = ReadImports();

    /// <summary>The text of a document.</summary>
    /// <param name="file">Its path below the folder.</param>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Folder!, file));

    /// <summary>The stand-ins for what a document imports, and for what those import: URI, text, and the namespace to take where the text states none.</summary>
    /// <param name="text">The document's text.</param>
    public static IReadOnlyList<(string Uri, string Text, string Namespace)> ImportsOf(string text)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(text);
        return [.. result.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => (r.Key, r.Value, DefaultNamespace(r.Key)))];

        void Add(string json)
        {
            foreach (var uri in Uris(json))
            {
                if (Answer(uri) is { } file && !result.ContainsKey(uri))
                {
                    var imported = File.ReadAllText(file);
                    result.Add(uri, imported);
                    Add(imported);
                }
            }
        }
    }

    // What the registry derives for a document without a namespace: these organisations' prefix and the application's words.
    private static string DefaultNamespace(string uri)
    {
        var parts = uri.Split('/');
        if (parts.Length < 4)
            return "";

        var application = parts[^3].Replace('-', '.');
        return parts[^4] == "flow" ? $"io.flow.{application}.v0" : $"io.{application}.v0";
    }

    // Hosts came and went, and some documents are in the corpus itself: what counts is organisation and application.
    private static string? Answer(string uri)
    {
        if (ImportFiles.TryGetValue(uri, out var exact))
            return exact;

        var parts = uri.Split('/');
        if (parts.Length < 4)
            return null;

        var (organization, application, version) = (parts[^4], parts[^3], parts[^2]);
        return ImportFiles.FirstOrDefault(i => i.Key.Contains($"/{organization}/{application}/{version}/", StringComparison.Ordinal)).Value
            ?? ImportFiles.FirstOrDefault(i => i.Key.Contains($"/{organization}/{application}/", StringComparison.Ordinal)).Value
            ?? Documents.Where(d => d.Contains($"__spec__{application}.json", StringComparison.Ordinal)).Select(d => Path.Combine(Folder!, d)).FirstOrDefault();
    }

    private static List<string> Uris(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("imports", out var imports) && imports.ValueKind == JsonValueKind.Array
                ? [.. imports.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object && i.TryGetProperty("uri", out _)).Select(i => i.GetProperty("uri").ToString().Trim())]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string[] Files(string folder) => Folder is null || !Directory.Exists(Path.Combine(Folder, folder))
        ? []
        : [.. Directory.GetFiles(Path.Combine(Folder, folder), "*.json").Select(f => Path.GetRelativePath(Folder, f)).Order(StringComparer.Ordinal)];

    private static Dictionary<string, string> ReadImports()
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Folder is null || !File.Exists(Path.Combine(Folder, "imports", "index.tsv")))
            return result;

        foreach (var columns in File.ReadLines(Path.Combine(Folder, "imports", "index.tsv")).Skip(1).Select(line => line.Split('\t')))
            result[columns[0]] = Path.Combine(Folder, "imports", columns[2]);

        return result;
    }
}
