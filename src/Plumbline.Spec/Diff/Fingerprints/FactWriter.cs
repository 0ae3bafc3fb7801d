using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Export;
using Plumbline.Spec.Export.Documents;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Spec.Diff.Fingerprints;

/// <summary>Writes what one document says as facts.</summary>
/// <param name="service">The document, bound.</param>
/// <param name="isProduced">Whether the project keeps the promises, rather than relying on them.</param>
internal sealed class FactWriter(Service service, bool isProduced)
{
    // What only the one who answers has to know: where data lies, who may ask how often, who is responsible.
    private static readonly HashSet<string> s_producersOwn = new(StringComparer.Ordinal)
    {
        TableAttribute.AttributeName, ConsumesAttribute.AttributeName, "owner", "linter", "latency_budget", "rate_limit",
    };

    private static readonly Parts s_parts = new(isNormal: true);

    /// <summary>The name that facts carry.</summary>
    public string Document { get; } = service.Namespace ?? service.Name;

    /// <summary>What holds for the document as a whole.</summary>
    public IEnumerable<DocumentFact> Whole()
    {
        yield return Fact("the service", Object(
            ("base_url", TextOrNothing(service.BaseUrl)),
            ("version", isProduced ? TextOrNothing(service.Version) : null),
            ("attributes", Attributes(service.Attributes))));
        foreach (var header in service.Headers)
            yield return Fact($"header '{header.Name}'", Header(header), "the service", header.IsRequired);
    }

    /// <summary>An operation with its parts.</summary>
    public IEnumerable<DocumentFact> Of(Operation operation)
    {
        var name = $"operation {operation.Method} {operation.Path}";
        yield return Fact(name, Object(("attributes", Attributes(operation.Attributes)), ("deprecated", Deprecated(operation.Deprecation))));
        if (operation.Body is { } body)
            yield return Fact($"body of {operation.Method} {operation.Path}", Object(("type", Parts.Type(body.Type)), ("attributes", Attributes(body.Attributes))), name, true);
        foreach (var parameter in operation.Parameters)
        {
            yield return Fact(
                $"parameter '{parameter.Name}' of {operation.Method} {operation.Path}",
                s_parts.Parameter(parameter with { Description = null, Example = null, Deprecation = null, Attributes = Kept(parameter.Attributes) }, isLocationKnown: false),
                name, parameter.IsRequired && parameter.Default is null);
        }

        foreach (var response in operation.Responses)
        {
            yield return Fact(
                $"answer {response.Code?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "default"} of {operation.Method} {operation.Path}",
                Object(("type", Parts.Type(response.Type)), ("headers", ArrayOrNothing(response.Headers.Select(Header))), ("attributes", Attributes(response.Attributes))),
                name, true);
        }
    }

    /// <summary>A model with its fields.</summary>
    public IEnumerable<DocumentFact> Of(ModelType model) => Type(
        "model", model.Name, model.Attributes, model.Fields, ("interfaces", ArrayOrNothing(model.Interfaces.Select(Parts.Type))));

    /// <summary>An interface with its fields.</summary>
    public IEnumerable<DocumentFact> Of(InterfaceType type) => Type("interface", type.Name, type.Attributes, type.Fields);

    /// <summary>An enum with its values.</summary>
    public IEnumerable<DocumentFact> Of(EnumType type) => Type("enum", type.Name, type.Attributes, default).Concat(type.Values.Select(value => Fact(
        $"value '{type.Name}.{value.Name}'",
        Parts.EnumValue(value with { Description = null, Deprecation = null, Attributes = Kept(value.Attributes) }), $"enum '{type.Name}'", true)));

    /// <summary>A union with its members.</summary>
    public IEnumerable<DocumentFact> Of(UnionType type) => Type("union", type.Name, type.Attributes, default,
            ("discriminator", TextOrNothing(type.Discriminator)), ("interfaces", ArrayOrNothing(type.Interfaces.Select(Parts.Type))))
        .Concat(type.Members.Select(member => Fact(
            $"member '{type.Name}.{member.DiscriminatorValue}'",
            s_parts.Member(member with { Description = null, Deprecation = null, Attributes = Kept(member.Attributes) }), $"union '{type.Name}'", true)));

    private IEnumerable<DocumentFact> Type(string kind, string name, EquatableArray<ApiAttribute> attributes, EquatableArray<Field> fields, params (string, JsonValue?)[] own)
    {
        var subject = $"{kind} '{name}'";
        yield return Fact(subject, Object([("attributes", Attributes(attributes)), .. own]));
        foreach (var field in fields)
        {
            yield return Fact(
                $"field '{name}.{field.Name}'",
                s_parts.Field(field with { Description = null, Example = null, Deprecation = null, Attributes = Kept(field.Attributes) }),
                subject, field.IsRequired && field.Default is null);
        }
    }

    private DocumentFact Fact(string subject, JsonValue value, string? parent = null, bool isDemanding = false) => new()
    {
        Document = Document,
        Subject = subject,
        Value = JsonTextWriter.Write(value),
        Parent = parent,
        IsDemanding = isDemanding,
        IsProduced = isProduced,
    };

    private JsonValue Header(Header header) =>
        s_parts.Header(header with { Description = null, Deprecation = null, Attributes = Kept(header.Attributes) });

    private JsonValue? Attributes(EquatableArray<ApiAttribute> attributes) => Parts.Attributes(Kept(attributes));

    // Answers carry what is deprecated in a header; callers go on as before.
    private JsonValue? Deprecated(Deprecation? deprecation) => isProduced && deprecation is not null ? True : null;

    private EquatableArray<ApiAttribute> Kept(EquatableArray<ApiAttribute> attributes) => attributes
        .Where(attribute => isProduced || !s_producersOwn.Contains(attribute.Name))
        .Select(attribute => attribute with { Description = null })
        .ToEquatableArray();
}
