using System.Text.RegularExpressions;
using Plumbline.Spec.Binding;
using Plumbline.Spec.Export.Documents;
using Plumbline.Spec.Export.OpenApi;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Importing.OpenApi;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;
using Plumbline.Tool.Tests.Harness;
using Tree = System.Text.Json.Nodes.JsonNode;

namespace Plumbline.Tool.Tests.Importing;

/// <summary>A document that goes out as OpenAPI and comes back is described by the same OpenAPI, value by value.</summary>
/// <remarks>
/// That holds everything that OpenAPI has a word for: bounds, patterns, defaults, examples, headers, alternatives, deprecations, who may call.
/// Left out of the comparison: the version (it stands in the namespace), webhooks (streams), and names of types, which become the format's own.
/// </remarks>
public sealed partial class RoundTripTests
{
    // What may be said of our own descriptions: a version, streams, and a stand-in where two resources are about one type.
    private static readonly string[] s_expectedNotes = ["a version stands in the namespace", "webhook '", "a resource is about a type, and none is left"];

    [Fact]
    public void Real_documents_are_described_the_same_once_they_came_back()
    {
        var problems = new List<string>();
        var compared = 0;
        foreach (var (name, service, around) in Whole())
        {
            problems.AddRange(Problems(service, around).Select(problem => $"{name} {problem}"));
            compared++;
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(100)));
        Assert.True(compared >= 4, $"only {compared} documents were compared");
    }

    [Fact]
    public void So_are_documents_with_bounds_patterns_defaults_and_deprecations_at_random()
    {
        var problems = new List<string>();
        var facets = 0;
        foreach (var (name, service, around) in Whole())
        {
            for (var seed = 1; seed <= 5; seed++)
            {
                var decorated = new RandomFacets(seed);
                problems.AddRange(Problems(decorated.On(service), around).Select(problem => $"{name}, seed {seed}: {problem}"));
                facets += decorated.Count;
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(100)));
        Assert.True(facets > 1_000, $"only {facets} facets travelled");
    }

    private static IEnumerable<(string Name, Service Service, IReadOnlyList<Service> Around)> Whole() =>
        from document in RealDocuments.All()
        where !DocumentReader.Read("api.json", document.Text, CancellationToken.None).Findings.Any(finding => finding.Severity == Severity.Error)
            && ServiceBinder.BindWithImports(document.Service, [.. document.Around.Select(other => new ImportSource(null, other))]).MissingImports.Count == 0
        select (document.Name, document.Service, document.Around);

    private static IEnumerable<string> Problems(Service service, IReadOnlyList<Service> around)
    {
        var went = OpenApiDocument.Write(service, around);
        var imported = OpenApiReader.Read(JsonReader.Read(went, new FindingBag(), CancellationToken.None), service.Namespace, CancellationToken.None);
        var read = DocumentReader.Read("api.json", ApiJsonDocument.Write(imported.Service), CancellationToken.None);
        var came = OpenApiDocument.Write(ServiceBinder.Bind(read.Service, []), []);
        var standIns = imported.Notes.Select(note => StandIn().Match(note.Message)).Where(match => match.Success).Select(match => match.Groups[1].Value).ToList();
        return
        [
            .. read.Findings.Select(finding => $"came back with {finding.RuleId}: {finding.Message}"),
            .. imported.Notes.Where(note => !s_expectedNotes.Any(expected => note.Message.StartsWith(expected, StringComparison.Ordinal))).Select(note => $"{note.Pointer}: {note.Message}"),
            .. JsonDifferences.Between(Canonical(went, []), Canonical(came, standIns)),
        ];
    }

    private static Tree Canonical(string text, List<string> standIns)
    {
        var root = Tree.Parse(Reference().Replace(text, match => match.Groups[1].Value + ImportedNames.Snake(match.Groups[2].Value)))!;
        root["info"]!.AsObject().Remove("version");
        root.AsObject().Remove("webhooks");
        foreach (var (part, name) in new[] { ("tags", "name") }.Where(list => root[list.Item1] is not null))
            root[part] = new System.Text.Json.Nodes.JsonArray([.. root[part]!.AsArray().OrderBy(item => (string)item![name]!, StringComparer.Ordinal).Select(item => item!.DeepClone())]);
        root["components"]!["schemas"] = new System.Text.Json.Nodes.JsonObject(root["components"]!["schemas"]!.AsObject()
            .Where(schema => !standIns.Contains(schema.Key))
            .Select(schema => KeyValuePair.Create(ImportedNames.Snake(schema.Key), schema.Value?.DeepClone())));
        return root;
    }

    [GeneratedRegex("(#/components/schemas/)([^\"]+)")]
    private static partial Regex Reference();

    [GeneratedRegex("model '([^']+)' without fields stands in")]
    private static partial Regex StandIn();
}
