using System.Globalization;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Spec.Export.OpenApi;

/// <summary>Writes one operation.</summary>
/// <param name="service">The service.</param>
/// <param name="schemas">Uses of types.</param>
/// <param name="resource">The resource.</param>
/// <param name="operation">The operation.</param>
internal sealed class OperationWriter(Service service, Schemas schemas, Resource resource, Operation operation)
{
    // OpenAPI describes these by other means and ignores them as parameters.
    private static readonly string[] s_ignoredHeaders = ["Accept", "Content-Type", "Authorization"];

    private readonly AuthAttribute? _auth = Security.Of(service, resource, operation);

    /// <summary>The operation.</summary>
    /// <param name="id">Its unique name.</param>
    /// <param name="pathName">The name that the path gives a parameter; null where it has none such.</param>
    public JsonValue Write(string id, Func<string, string?> pathName)
    {
        var parameters = Parameters(pathName).ToList();
        return Object(
            ("tags", Array(Text(resource.Plural))),
            ("summary", Text(Summary())),
            ("description", TextOrNothing(operation.Description)),
            ("operationId", Text(id)),
            ("parameters", ArrayOrNothing(parameters)),
            ("requestBody", RequestBody()),
            ("responses", Responses(parameters.Count > 0)),
            ("deprecated", TrueOrNothing(operation.Deprecation is not null || resource.Deprecation is not null)),
            ("security", Security.Requirement(_auth)));
    }

    private string Summary()
    {
        var line = operation.Description?.Split('\n')[0].Trim();
        return string.IsNullOrEmpty(line) ? $"{operation.Method} {operation.Path}" : line!;
    }

    private IEnumerable<JsonValue> Parameters(Func<string, string?> pathName)
    {
        var seen = new HashSet<(ParameterLocation, string)>();
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.Location != ParameterLocation.Form))
        {
            var name = parameter.Location == ParameterLocation.Path ? pathName(parameter.Name) : parameter.Name;
            if (name is null || IsIgnored(parameter.Location, name) || !seen.Add((parameter.Location, name)))
                continue;

            yield return Parameter(
                name, parameter.Location, parameter.IsRequired && parameter.Default is null, parameter.Description, parameter.Deprecation,
                Merge(schemas.Of(service, Uses.Of(parameter)), Sorting(parameter)), new ValueTexts(schemas.Types).Value(service, parameter.Type, parameter.Example));
        }

        foreach (var header in service.Headers)
        {
            if (IsIgnored(ParameterLocation.Header, header.Name) || !seen.Add((ParameterLocation.Header, header.Name)))
                continue;

            yield return Parameter(
                header.Name, ParameterLocation.Header, header.IsRequired && header.Default is null, header.Description, header.Deprecation,
                schemas.Of(service, Uses.Of(header)), null);
        }

        if (KeyHeader() is { } key && seen.Add((ParameterLocation.Header, key)))
        {
            yield return Parameter(
                key, ParameterLocation.Header, false, "Names this call: a repetition with the same key is answered with the first answer.", null,
                Object(("type", Text("string"))), null);
        }
    }

    // A leading dash reverses the order.
    private JsonValue Sorting(Parameter parameter) =>
        SortAttribute.Find(operation.Attributes) is { } sort && sort.Parameter == parameter.Name && parameter.Type.Primitive == Primitive.String
            ? Object(("enum", Array(sort.Fields.SelectMany(field => new[] { field, "-" + field }).Select(Text))))
            : EmptyObject;

    private string? KeyHeader() =>
        IdempotentAttribute.Find(operation.Attributes) is { } idempotent
        && IdempotentAttribute.IsIdempotent(operation)
        && !IdempotentAttribute.IsIdempotentMethod(operation.Method)
            ? idempotent.KeyHeader
            : null;

    private static bool IsIgnored(ParameterLocation location, string name) =>
        location == ParameterLocation.Header && s_ignoredHeaders.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static JsonValue Parameter(
        string name, ParameterLocation location, bool isRequired, string? description, Deprecation? deprecation, JsonValue schema, JsonValue? example) => Object(
        ("name", Text(name)),
        ("in", Text(location.ToString().ToLowerInvariant())),
        ("description", TextOrNothing(description)),
        ("required", TrueOrNothing(isRequired || location == ParameterLocation.Path)),
        ("deprecated", TrueOrNothing(deprecation is not null)),
        ("schema", schema),
        ("example", example));

    private JsonValue? RequestBody()
    {
        if (operation.Body is { } body && body.Type.Core.Primitive != Primitive.Unit)
        {
            return Object(
                ("description", TextOrNothing(body.Description)),
                ("required", True),
                ("content", Object(("application/json", Object(("schema", BodySchema(body.Type)))))));
        }

        var fields = operation.Parameters.Where(parameter => parameter.Location == ParameterLocation.Form).ToList();
        if (fields.Count == 0)
            return null;

        var schema = Object(
            ("type", Text("object")),
            ("properties", Object(fields.Select(field => (field.Name, (JsonValue?)schemas.Of(service, Uses.OfForm(field)))))),
            ("required", ArrayOrNothing(fields.Where(field => field.IsRequired && field.Default is null).Select(field => Text(field.Name)))));
        return Object(
            ("required", True),
            ("content", Object(
                ("application/json", Object(("schema", schema))),
                ("application/x-www-form-urlencoded", Object(("schema", schema))))));
    }

    private JsonValue BodySchema(TypeReference type) =>
        Patches.IsPatch(operation, type) && schemas.Types.Model(service, type) is { } model
            ? Schemas.ReferenceTo(Patches.Name(schemas.Names, model.Type))
            : schemas.Of(service, type);

    private JsonValue Responses(bool hasParameters)
    {
        var isLimited = (RateLimitAttribute.Find(operation.Attributes) ?? RateLimitAttribute.Find(resource.Attributes) ?? RateLimitAttribute.Find(service.Attributes)) is not null;
        var declared = operation.Responses
            .OrderBy(response => response.Code ?? int.MaxValue)
            .Select(response => (response.Code?.ToString(CultureInfo.InvariantCulture) ?? "default", (JsonValue?)Response(response)));
        var undeclared = Problems.Of(operation, hasParameters, _auth, isLimited)
            .Where(status => !operation.Responses.Any(response => response.Code == status))
            .Select(status => (status.ToString(CultureInfo.InvariantCulture), (JsonValue?)Problems.Reference(status)));
        return Object(declared.Concat(undeclared).OrderBy(answer => answer.Item1, StringComparer.Ordinal));
    }

    private JsonValue Response(Response response) => Object(
        ("description", Text(string.IsNullOrEmpty(response.Description) ? Problems.Phrase(response.Code) : response.Description!)),
        ("headers", ObjectOrNothing(response.Headers
            .Where(header => !string.Equals(header.Name, "Content-Type", StringComparison.OrdinalIgnoreCase))
            .Select(header => (header.Name, (JsonValue?)Object(
                ("description", TextOrNothing(header.Description)),
                ("required", TrueOrNothing(header.IsRequired)),
                ("deprecated", TrueOrNothing(header.Deprecation is not null)),
                ("schema", schemas.Of(service, Uses.Of(header)))))))),
        ("content", response.Type.Core.Primitive == Primitive.Unit
            ? null
            : Object(("application/json", Object(("schema", schemas.Of(service, response.Type)))))));
}
