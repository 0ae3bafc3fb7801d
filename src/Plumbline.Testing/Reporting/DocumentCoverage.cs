using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Plumbline.Spec.Export;
using Plumbline.Spec.Model;
using Plumbline.Testing.Documents;
using Plumbline.Testing.Requests;
using Plumbline.Testing.Values;
using JsonValueKind = System.Text.Json.JsonValueKind;

namespace Plumbline.Testing.Reporting;

/// <summary>What of a document the requests and answers of a run have touched: a suite that never sees a 404 proves nothing about it.</summary>
/// <param name="document">The document.</param>
internal sealed class DocumentCoverage(TestedDocument document)
{
    private readonly ConcurrentDictionary<(string Kind, string Name), bool> _reached = new();
    private readonly Lazy<IReadOnlyList<(string Kind, string Name)>> _elements = new(() => [.. new DocumentElements(document).All().Distinct()]);

    /// <summary>What nothing has touched.</summary>
    public IReadOnlyList<(string Kind, string Name)> Missed => [.. _elements.Value.Where(element => !_reached.ContainsKey(element))];

    /// <summary>How much of each kind was touched: <c>statuses 13 of 14, ...</c>.</summary>
    public string Line => string.Join(", ", _elements.Value
        .GroupBy(element => element.Kind, StringComparer.Ordinal)
        .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key} {group.Count(_reached.ContainsKey)} of {group.Count()}")));

    /// <summary>Notes a request and its answer.</summary>
    public void Add(ApiCall call, ApiAnswer answer)
    {
        var operation = call.Operation;
        if (call.Method != operation.Operation.Method)
            return;

        Reach(DocumentElements.Operations, operation.Name);
        if (AnswerOracle(operation, answer) is { } response)
        {
            Reach(DocumentElements.Statuses, DocumentElements.StatusName(operation, response));
            if (answer.Json is { } json)
                Walk(document.Service, new Limits(response.Type), json, "", isRequest: false);
        }

        foreach (var parameter in operation.Operation.Parameters)
        {
            if (!IsSent(parameter, call))
                continue;

            Reach(DocumentElements.Parameters, DocumentElements.ParameterName(operation, parameter));
            if (document.Types.Enum(document.Service, parameter.Type.Core) is { } found)
            {
                foreach (var (_, value) in call.Query.Where(pair => pair.Name == parameter.Name))
                    Reach(DocumentElements.Values, $"{found.Type.Name} {value}");
            }
        }

        if (operation.Operation.Body is { } body && call is { HasBody: true, Raw: null } && call.Json is not null)
            Walk(document.Service, new Limits(body.Type), JsonSerializer.SerializeToElement(call.Json), "", isRequest: true);
    }

    /// <summary>Notes an event.</summary>
    public void AddEvent(DeclaredType<UnionType> union, JsonElement content) => WalkUnion(union, content, isRequest: false);

    private static Response? AnswerOracle(TestedOperation operation, ApiAnswer answer) => Checks.AnswerOracle.Response(operation, answer.Status);

    private static bool IsSent(Parameter parameter, ApiCall call) => parameter.Location switch
    {
        ParameterLocation.Path => true,
        ParameterLocation.Query => call.Query.Any(pair => pair.Name == parameter.Name),
        ParameterLocation.Header => call.Headers.Any(pair => string.Equals(pair.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)),
        _ => call.Json is System.Text.Json.Nodes.JsonObject fields && fields.ContainsKey(parameter.Name),
    };

    private void Reach(string kind, string name) => _reached.TryAdd((kind, name), true);

    private void Walk(Service owner, Limits limits, JsonElement value, string place, bool isRequest)
    {
        if (isRequest && place.Length > 0)
            Edges(limits, value, place);

        var type = limits.Type;
        switch (type.Shape)
        {
            case TypeShape.List when value.ValueKind == JsonValueKind.Array:
                foreach (var item in value.EnumerateArray().Take(50))
                    Walk(owner, new Limits(type.Element!), item, "", isRequest);
                break;
            case TypeShape.Map when value.ValueKind == JsonValueKind.Object:
                foreach (var entry in value.EnumerateObject().Take(50))
                    Walk(owner, new Limits(type.Element!), entry.Value, "", isRequest);
                break;
            case TypeShape.Named:
                WalkNamed(owner, type, value, isRequest);
                break;
        }
    }

    private void WalkNamed(Service owner, TypeReference type, JsonElement value, bool isRequest)
    {
        if (document.Types.Enum(owner, type) is { } found && value.ValueKind == JsonValueKind.String)
            Reach(DocumentElements.Values, $"{found.Type.Name} {value.GetString()}");
        else if (document.Types.Union(owner, type) is { } union)
            WalkUnion(union, value, isRequest);
        else if (document.Types.Model(owner, type) is { } model && value.ValueKind == JsonValueKind.Object)
            WalkFields(model.Owner, model.Type.Name, model.Type.Fields, value, isRequest);
    }

    private void WalkFields(Service owner, string name, IEnumerable<Field> fields, JsonElement value, bool isRequest)
    {
        foreach (var field in fields)
        {
            if (!value.TryGetProperty(field.Name, out var content) || content.ValueKind == JsonValueKind.Null)
                continue;

            Reach(DocumentElements.Fields, $"{name}.{field.Name}");
            Walk(owner, new Limits(field), content, $"{name}.{field.Name}", isRequest);
        }
    }

    private void WalkUnion(DeclaredType<UnionType> union, JsonElement value, bool isRequest)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return;

        foreach (var leaf in DiscriminatedUnions.Leaves(union))
        {
            var isIt = union.Type.Discriminator is { } name
                ? value.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String && text.GetString() == leaf.Value
                : value.TryGetProperty(leaf.Value, out _);
            if (!isIt)
                continue;

            Reach(DocumentElements.Members, $"{union.Type.Name} {leaf.Value}");
            WalkNamed(leaf.Owner, leaf.Type, union.Type.Discriminator is null ? value.GetProperty(leaf.Value) : value, isRequest);
        }
    }

    // A limit is reached by a value that stands right at it.
    private void Edges(Limits limits, JsonElement value, string place)
    {
        double? size = value.ValueKind switch
        {
            JsonValueKind.String when limits.Type.Shape == TypeShape.Named => value.GetString()!.EnumerateRunes().Count(),
            JsonValueKind.Number => value.GetDouble(),
            JsonValueKind.Array => value.GetArrayLength(),
            JsonValueKind.Object when limits.Type.Shape == TypeShape.Map => value.EnumerateObject().Count(),
            _ => null,
        };
        if (size == limits.Minimum && size is not null)
            Reach(DocumentElements.Limits, place + " minimum");
        if (size == limits.Maximum && size is not null)
            Reach(DocumentElements.Limits, place + " maximum");
    }
}
