using System.Collections.Concurrent;
using Plumbline.Spec.Binding;
using Plumbline.Spec.Reading;
using Plumbline.Spec.Rules;

namespace Plumbline.Spec.Tests.Rules;

/// <summary>
/// Documents that people wrote, from the folder that PLUMBLINE_CORPUS names; without it there are none.
/// Each is seen as in a project that has all of the folder's imports.
/// </summary>
internal static class Corpus
{
    private static readonly ConcurrentDictionary<string, Document> s_documents = new(StringComparer.Ordinal);

    /// <summary>The folder; null where there is none.</summary>
    public static string? Root => Environment.GetEnvironmentVariable("PLUMBLINE_CORPUS");

    /// <summary>The documents of a folder, in order.</summary>
    public static IEnumerable<string> Files(string folder) =>
        Root is null ? [] : Directory.GetFiles(Path.Combine(Root, folder)).Where(path => !path.EndsWith(".tsv", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>The rows of a table of the folder, its header left out.</summary>
    public static IEnumerable<string[]> Table(string file) =>
        Root is null ? [] : File.ReadLines(Path.Combine(Root, file)).Skip(1).Select(line => line.Split('\t'));

    /// <summary>A document as read.</summary>
    public static Document Read(string path) =>
        s_documents.GetOrAdd(path, static path => DocumentReader.Read(path, File.ReadAllText(path), CancellationToken.None));

    /// <summary>The documents of a folder with what rules see of them.</summary>
    public static IEnumerable<(string Path, Document Document, RuleInput Input)> Inputs(string folder)
    {
        var uris = Root is null ? [] : File.ReadLines(Path.Combine(Root, "imports", "index.tsv")).Select(line => line.Split('\t')).ToDictionary(row => row[2], row => row[0]);
        var imports = Files("imports").Select(path => (Uri: uris.GetValueOrDefault(Path.GetFileName(path)), Document: Read(path))).ToList();
        foreach (var path in Files(folder))
        {
            var document = Read(path);
            var around = imports.Concat(Files("").Where(other => other != path).Select(other => (Uri: (string?)null, Document: Read(other))))
                .Where(other => document.Service.Imports.Count > 0 && other.Document.Service.Namespace != document.Service.Namespace).ToList();
            var sources = around.Select(other => new ImportSource(other.Uri, other.Document.Service)).ToList();
            yield return (path, document, new RuleInput
            {
                Service = ServiceBinder.Bind(document.Service, sources),
                Syntax = document.Syntax,
                Others = [.. around.Select(other => new RelatedDocument(other.Document.Path, other.Uri, other.Document.Service))],
                Today = "2026-11-22",
            });
        }
    }
}
