using Plumbline.Spec.Binding;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;
using Plumbline.Tests.Shared;

namespace Plumbline.Tool.Tests.Harness;

/// <summary>This repository's documents, and those of the collection where it is there, each with what it imports.</summary>
internal static class RealDocuments
{
    /// <summary>Path, text, and the bound service with those around it.</summary>
    public static IEnumerable<(string Name, string Text, Service Service, IReadOnlyList<Service> Around)> All()
    {
        var specs = Directory.GetFiles(Repository.PathOf("specs"), "*.json").Order(StringComparer.Ordinal).Select(file => (Name: Path.GetFileName(file), Text: File.ReadAllText(file))).ToList();
        var sources = specs.Select(spec => new ImportSource(null, Read(spec.Text))).ToList();
        foreach (var (name, text) in specs)
            yield return (name, text, ServiceBinder.Bind(Read(text), sources), [.. sources.Select(source => ServiceBinder.Bind(source.Service, sources))]);

        foreach (var file in Corpus.Documents.Concat(Corpus.Valid))
        {
            var text = Corpus.Read(file);
            List<ImportSource> imports = [.. Corpus.ImportsOf(text).Select(import => new ImportSource(import.Uri, Read(import.Text, import.Namespace)))];
            yield return (file, text, ServiceBinder.Bind(Read(text), imports), [.. imports.Select(import => ServiceBinder.Bind(import.Service, imports))]);
        }
    }

    private static Service Read(string text, string? defaultNamespace = null) =>
        DocumentReader.Read("api.json", text, CancellationToken.None).WithDefaultNamespace(defaultNamespace is "" ? null : defaultNamespace).Service;
}
