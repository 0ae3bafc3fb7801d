using System.Text.Json;
using JsonValueKind = System.Text.Json.JsonValueKind;
using Plumbline.Spec.Binding;
using Plumbline.Spec.Export.OpenApi;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Tests.Export;

/// <summary>OpenAPI of real documents. Where <c>PLUMBLINE_OPENAPI_OUT</c> names a folder, the documents are left there for public validators.</summary>
public sealed class OpenApiCorpusTests
{
    [Fact]
    public void Writes_every_real_document_as_json_whose_references_all_resolve()
    {
        var imports = Corpus.Imports();
        var documents = Corpus.Documents(".").Select(document => (document.Name, Read(document.Text))).ToList();
        var problems = new List<string>();
        foreach (var (name, declared) in documents)
        {
            var others = imports.Select(import => ServiceBinder.Bind(import.Service, imports)).ToList();
            var text = OpenApiDocument.Write(ServiceBinder.Bind(declared, imports), others);
            Keep(name, text);
            using var json = JsonDocument.Parse(text);
            problems.AddRange(References(json.RootElement)
                .Where(reference => !Resolves(json.RootElement, reference))
                .Select(reference => $"{name}: {reference}"));
        }

        Assert.Empty(problems);
    }

    private static void Keep(string name, string text)
    {
        if (Environment.GetEnvironmentVariable("PLUMBLINE_OPENAPI_OUT") is not { Length: > 0 } folder)
            return;

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name), text);
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member is { Name: "$ref", Value.ValueKind: JsonValueKind.String } ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private static bool Resolves(JsonElement root, string reference)
    {
        var element = root;
        foreach (var part in reference.Split('/').Skip(1))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(part, out element))
                return false;
        }

        return reference.StartsWith("#/", StringComparison.Ordinal);
    }

    private static Service Read(string text) => DocumentReader.Read("api.json", text, TestContext.Current.CancellationToken).Service;
}
