using Plumbline.Spec.Binding;
using Plumbline.Spec.Export.OpenApi;
using Plumbline.Spec.Reading;
using Plumbline.Tests.Shared;

namespace Plumbline.OpenApi.Tests;

/// <summary>OpenAPI descriptions as files, as public tools read them.</summary>
internal static class Descriptions
{
    private static readonly string[] s_example = ["user", "order", "common", "error"];

    /// <summary>The folder of the descriptions of every document there is: the example company's, and the corpus' where the environment names one.</summary>
    public static Lazy<(string Folder, int Count)> All { get; } = new(() =>
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "openapi", Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Directory.CreateDirectory(folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        foreach (var name in s_example)
            File.WriteAllText(Path.Combine(folder, $"example.{name}.json"), OfExample(name));

        foreach (var document in Corpus.Documents)
        {
            var text = Corpus.Read(document);
            File.WriteAllText(
                Path.Combine(folder, "corpus." + document.Replace('/', '_')),
                Write(text, [.. Corpus.ImportsOf(text).Select(import => (import.Uri, import.Text))]));
        }

        return (folder, s_example.Length + Corpus.Documents.Count);
    });

    /// <summary>The description of a document of the example company.</summary>
    public static string OfExample(string name) => Write(Example(name), [.. s_example.Where(other => other != name)
        .Select(other => ($"https://example.io/example/{other}/latest/service.json", Example(other)))]);

    private static string Example(string name) => File.ReadAllText(Repository.PathOf($"specs/{name}.json"));

    private static string Write(string text, IReadOnlyList<(string Uri, string Text)> imports)
    {
        var sources = imports.Select(import => new ImportSource(import.Uri, Read(import.Text))).ToList();
        return OpenApiDocument.Write(ServiceBinder.Bind(Read(text), sources), sources.Select(source => ServiceBinder.Bind(source.Service, sources)));
    }

    private static Spec.Model.Service Read(string text) => DocumentReader.Read("api.json", text, CancellationToken.None).Service;
}
