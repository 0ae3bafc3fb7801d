using System.Globalization;
using Plumbline.Spec.Export;
using Plumbline.Spec.Model;
using Plumbline.Testing.Documents;

namespace Plumbline.Testing.Reporting;

/// <summary>Everything in a document that a run could touch, from its operations and event streams on.</summary>
/// <param name="document">The document.</param>
internal sealed class DocumentElements(TestedDocument document)
{
    public const string Operations = "operations";
    public const string Statuses = "statuses";
    public const string Parameters = "parameters";
    public const string Fields = "fields";
    public const string Values = "enum values";
    public const string Members = "union members";
    public const string Limits = "limits";

    private readonly HashSet<(Service Owner, TypeKind Kind, string Name, bool IsRequest)> _seen = [];

    /// <summary>The elements, in document order.</summary>
    public IEnumerable<(string Kind, string Name)> All()
    {
        foreach (var operation in document.Operations)
        {
            yield return (Operations, operation.Name);
            foreach (var response in operation.Operation.Responses)
                yield return (Statuses, StatusName(operation, response));
            foreach (var parameter in operation.Operation.Parameters)
                yield return (Parameters, ParameterName(operation, parameter));
        }

        var uses = document.Operations.SelectMany(operation => operation.Operation.Responses.Select(response => (response.Type, IsRequest: false))
            .Concat(operation.Operation.Parameters.Select(parameter => (parameter.Type, IsRequest: false)))
            .Concat(operation.Operation.Body is { } body ? [(body.Type, IsRequest: true)] : []));
        foreach (var element in uses.SelectMany(use => Of(document.Service, use.Type, use.IsRequest)))
            yield return element;

        foreach (var element in document.Streams.SelectMany(stream => Of(stream)))
            yield return element;
    }

    public static string StatusName(TestedOperation operation, Response response) =>
        $"{operation.Name} {response.Code?.ToString(CultureInfo.InvariantCulture) ?? "default"}";

    public static string ParameterName(TestedOperation operation, Parameter parameter) => $"{operation.Name} {parameter.Name}";

    private IEnumerable<(string Kind, string Name)> Of(Service owner, TypeReference use, bool isRequest)
    {
        var type = use.Core;
        if (document.Types.Enum(owner, type) is { } found)
            return found.Type.Values.Select(value => (Values, $"{found.Type.Name} {value.Text}"));

        if (document.Types.Union(owner, type) is { } union)
            return _seen.Add((union.Owner, TypeKind.Union, union.Type.Name, isRequest)) ? Of(union, isRequest) : [];

        if (document.Types.Model(owner, type) is { } model && _seen.Add((model.Owner, TypeKind.Model, model.Type.Name, isRequest)))
            return model.Type.Fields.SelectMany(field => Of(model.Owner, model.Type.Name, field, isRequest));

        return [];
    }

    private IEnumerable<(string Kind, string Name)> Of(DeclaredType<UnionType> union, bool isRequest = false) => DiscriminatedUnions.Leaves(union)
        .SelectMany(leaf => Of(leaf.Owner, leaf.Type, isRequest).Prepend((Members, $"{union.Type.Name} {leaf.Value}")));

    private IEnumerable<(string Kind, string Name)> Of(Service owner, string model, Field field, bool isRequest)
    {
        yield return (Fields, $"{model}.{field.Name}");
        if (isRequest && field.Minimum is not null)
            yield return (Limits, $"{model}.{field.Name} minimum");
        if (isRequest && field.Maximum is not null)
            yield return (Limits, $"{model}.{field.Name} maximum");
        foreach (var element in Of(owner, field.Type, isRequest))
            yield return element;
    }
}
