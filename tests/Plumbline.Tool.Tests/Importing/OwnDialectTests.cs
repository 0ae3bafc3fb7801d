using System.Text.RegularExpressions;
using Plumbline.Spec.Binding;
using Plumbline.Spec.Export.Documents;
using Plumbline.Spec.Export.OpenApi;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Importing.OpenApi;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;
using Plumbline.Spec.Rules;
using Plumbline.Spec.Rules.Text;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Tool.Tests.Importing;

/// <summary>What this package writes as OpenAPI comes back as what it was.</summary>
/// <remarks>
/// Lost on the way, because OpenAPI has no word for it: namespaces, interfaces, imports (their types become the document's own), plurals of types,
/// names of path parameters where another path of the same shape came first, attributes but auth, format, pattern and sort, headers of the service (they become the operations'), form parameters' deprecations, texts of deprecations.
/// </remarks>
public sealed partial class OwnDialectTests
{
    [Fact]
    public void Models_fields_and_operations_come_back()
    {
        var compared = 0;
        var problems = new List<string>();
        foreach (var (name, text, service, around) in RealDocuments.All())
        {
            var document = DocumentReader.Read("api.json", text, CancellationToken.None);
            if (document.Findings.Any(finding => finding.Severity == Severity.Error) || ServiceBinder.BindWithImports(document.Service, [.. around.Select(other => new ImportSource(null, other))]).MissingImports.Count > 0)
                continue;

            var findings = new FindingBag();
            var root = JsonReader.Read(OpenApiDocument.Write(service, around), findings, CancellationToken.None);
            Assert.Equal(0, findings.Count);
            var imported = OpenApiReader.Read(root, service.Namespace, CancellationToken.None).Service;
            var read = DocumentReader.Read("api.json", ApiJsonDocument.Write(imported), CancellationToken.None);
            Assert.Empty(read.Findings);
            var again = ServiceBinder.Bind(read.Service, []);
            problems.AddRange(again.Models.SelectMany(model => model.Fields).Where(field => field.Type.Core.Kind == TypeKind.Unresolved).Select(field => $"{name} has {field.Type} of nothing"));
            if (Errors(service, document.Syntax, around).Count == 0)
                problems.AddRange(Errors(again, read.Syntax, []).Select(error => $"{name} {error}"));

            problems.AddRange(Differences(name, Types(service, type => IsTold(type, service, around)), Types(again, _ => true), isSubset: true));
            problems.AddRange(Differences(name, Operations(service), Operations(again), isSubset: false));
            compared++;
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.True(compared >= 4, $"only {compared} documents were compared");
    }

    // The description of a type from elsewhere is {} where that document is not around, and has a longer name where one of the same name is at home.
    private static bool IsTold(TypeReference type, Service service, IReadOnlyList<Service> around) => type.Namespace is null
        || (around.Any(other => other.Namespace == type.Namespace) && !service.Models.Any(model => model.Name == type.Name));

    private static List<string> Errors(Service service, SyntaxMap syntax, IReadOnlyList<Service> around)
    {
        var input = new RuleInput { Service = service, Syntax = syntax, Others = [.. around.Select(other => new RelatedDocument(other.Name, null, other))] };
        return [.. RuleEngine.Run(RuleCatalogue.ValidityRules, input, CancellationToken.None)
            .Where(finding => finding.Severity == Severity.Error).Select(finding => $"{finding.RuleId}: {finding.Message}")];
    }

    private static IEnumerable<string> Differences(string name, IEnumerable<string> expected, IEnumerable<string> actual, bool isSubset)
    {
        var (left, right) = (expected.ToHashSet(StringComparer.Ordinal), actual.ToHashSet(StringComparer.Ordinal));
        return left.Except(right).Select(lost => $"{name} lost {lost}").Concat(isSubset ? [] : right.Except(left).Select(added => $"{name} added {added}"));
    }

    private static IEnumerable<string> Types(Service service, Func<TypeReference, bool> isTold) =>
    [
        .. service.Enums.Select(type => $"enum {Name(type.Name)} {string.Join(',', type.Values.Select(value => value.Text).Distinct())}"),
        .. service.Models.SelectMany(model => model.Fields.DistinctBy(field => NameRules.Comparable(field.Name)).Where(field => field.Type.Core.Primitive != Primitive.Unit && isTold(field.Type.Core))
            .Select(field => $"field {Name(model.Name)}.{field.Name}: {Type(field.Type)} {field.IsRequired || field.Default is not null} {field.Description} {field.Deprecation is not null} {string.Join(',', field.Annotations)}")),
        .. service.Models.Select(model => "model " + Name(model.Name)),
        .. service.Unions.Select(union => $"union {Name(union.Name)} {union.Discriminator}"),
    ];

    private static IEnumerable<string> Operations(Service service) => service.Resources
        .SelectMany(resource => resource.Operations)
        .Select(operation => $"{operation.Method} {PathParameter().Replace(operation.Path.TrimEnd('/'), ":")} {(operation.Body is { } body ? Type(body.Type) : "")} "
            + string.Join(',', operation.Responses.OrderBy(response => response.Code ?? 999).Select(response => $"{response.Code} {Type(response.Type)}")));

    [GeneratedRegex(":[^/.]+")]
    private static partial Regex PathParameter();

    private static string Name(string name) => ImportedNames.Snake(name);

    private static string Type(TypeReference type) => type.Shape switch
    {
        TypeShape.List => $"[{Type(type.Element!)}]",
        TypeShape.Map => $"map[{Type(type.Element!)}]",
        _ => type.Kind == TypeKind.Primitive ? type.Name : Name(type.Name),
    };
}
