using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Tool.Tests.Importing;

/// <summary>Says more about every field, parameter and header of a service than its author did.</summary>
/// <param name="seed">Which of many ways.</param>
internal sealed class RandomFacets(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>How many things were said.</summary>
    public int Count { get; private set; }

    public Service On(Service service) => service with
    {
        Enums = service.Enums.Select(type => type with { Deprecation = Deprecation(type.Deprecation), Values = type.Values.Select(value => value with { Description = Maybe(value.Description, "says " + value.Text) }).ToEquatableArray() }).ToEquatableArray(),
        Models = service.Models.Select(model => model with
        {
            Description = Maybe(model.Description, "A model.\n\nWith two paragraphs and a \"quote\"."),
            Deprecation = Deprecation(model.Deprecation),
            Fields = model.Fields.Select(On).ToEquatableArray(),
        }).ToEquatableArray(),
        Unions = service.Unions.Select(union => union with { Deprecation = Deprecation(union.Deprecation), Description = Maybe(union.Description, "One of several.") }).ToEquatableArray(),
        Resources = service.Resources.Select(resource => resource with { Operations = resource.Operations.Select(On).ToEquatableArray() }).ToEquatableArray(),
    };

    private Operation On(Operation operation) => operation with
    {
        Deprecation = Deprecation(operation.Deprecation),
        Description = Maybe(operation.Description, "Does something.\nAnd more."),
        Body = operation.Body is { } body ? body with { Description = Maybe(body.Description, "What is sent.") } : null,
        Parameters = operation.Parameters.Select(On).ToEquatableArray(),
        Responses = operation.Responses.Select(response => response with
        {
            Description = Maybe(response.Description, "What is answered."),
            Headers = response.Headers.Append(new() { Name = "X-Seed", Type = TypeReference.Of(Primitive.String) })
                .DistinctBy(header => header.Name, StringComparer.OrdinalIgnoreCase).Select(On).ToEquatableArray(),
        }).ToEquatableArray(),
    };

    private Header On(Header header) => header.Type.Primitive != Primitive.String ? header : header with
    {
        Default = Maybe(header.Default, "none"),
        IsRequired = true,
        Description = Maybe(header.Description, "A header."),
        Deprecation = Deprecation(header.Deprecation),
        Attributes = Texts(header.Type, header.Attributes),
    };

    private Field On(Field field)
    {
        var (minimum, maximum) = Bounds(field.Type, field.Minimum, field.Maximum);
        var value = Value(field.Type, field.Default, minimum, maximum);
        return field with
        {
            Minimum = minimum,
            Maximum = maximum,
            Default = value,
            IsRequired = field.IsRequired || value is not null,
            Example = Maybe(field.Example, Example(field.Type)),
            Description = Maybe(field.Description, "A field,\nin two lines."),
            Deprecation = Deprecation(field.Deprecation),
            Attributes = Texts(field.Type, field.Attributes),
            Annotations = Half() ? field.Annotations : field.Annotations.Append("personal_data").Distinct(StringComparer.Ordinal).ToEquatableArray(),
        };
    }

    private Parameter On(Parameter parameter)
    {
        var (minimum, maximum) = Bounds(parameter.Type, parameter.Minimum, parameter.Maximum);
        var value = parameter.Location == ParameterLocation.Path ? null : Value(parameter.Type, parameter.Default, minimum, maximum);
        return parameter with
        {
            Minimum = minimum,
            Maximum = maximum,
            Default = value,
            IsRequired = parameter.IsRequired || value is not null,
            Example = Maybe(parameter.Example, Example(parameter.Type)),
            Description = Maybe(parameter.Description, "A parameter."),
            Deprecation = Deprecation(parameter.Deprecation),
            Attributes = Texts(parameter.Type, parameter.Attributes),
        };
    }

    private (long? Minimum, long? Maximum) Bounds(TypeReference type, long? minimum, long? maximum)
    {
        if (type is not ({ Shape: not TypeShape.Named } or { Primitive: Primitive.String or Primitive.Integer or Primitive.Long or Primitive.Double or Primitive.Decimal }) || Half())
            return (minimum, maximum);

        Count += 2;
        var least = _random.Next(0, 3);
        return (least, least + _random.Next(0, 50));
    }

    private string? Value(TypeReference type, string? given, long? minimum, long? maximum) => (type.Shape, type.Primitive) switch
    {
        (TypeShape.Named, Primitive.Integer or Primitive.Long or Primitive.Decimal) => Maybe(null, (minimum ?? maximum ?? 7).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        (TypeShape.Named, Primitive.Boolean) => Maybe(given, "true"),
        (TypeShape.Named, Primitive.String) => Maybe(null, new string('x', (int)(maximum ?? minimum ?? 3)) is { Length: > 0 } text ? text : null),
        (TypeShape.Named, Primitive.Uuid) => Maybe(given, "7b3a1f5e-98cb-4f5f-a1d3-2c2f0b1d9e77"),
        (TypeShape.Named, Primitive.Date) => Maybe(given, "2026-02-28"),
        _ => minimum is null && maximum is null ? given : null,
    };

    private static string? Example(TypeReference type) => (type.Shape, type.Primitive) switch
    {
        (TypeShape.Named, Primitive.String) => "an example",
        (TypeShape.Named, Primitive.Integer or Primitive.Long or Primitive.Decimal or Primitive.Double) => "12",
        (TypeShape.Named, Primitive.Boolean) => "false",
        (TypeShape.List, _) when type.Element!.Primitive == Primitive.String => "[\"a\",\"b\"]",
        _ => null,
    };

    private EquatableArray<ApiAttribute> Texts(TypeReference type, EquatableArray<ApiAttribute> attributes)
    {
        if (type.Core.Primitive != Primitive.String || type.Shape == TypeShape.Map || type is { Shape: TypeShape.List, Element.Shape: not TypeShape.Named } || attributes.Count > 0 || Half())
            return attributes;

        Count++;
        return new[] { _random.Next(2) == 0 ? Attribute("format", "name", "email") : Attribute("pattern", "regex", "^[a-z \\\\\"]*$") }.ToEquatableArray();
    }

    private static ApiAttribute Attribute(string name, string key, string text) => new()
    {
        Name = name,
        Value = new() { Kind = JsonValueKind.Object, Members = new[] { new JsonMember(key, new() { Kind = JsonValueKind.String, Text = text }) }.ToEquatableArray() },
    };

    private Deprecation? Deprecation(Deprecation? given) => Half() ? given : Counted(new Deprecation(null));

    private string? Maybe(string? given, string? text) => text is null || Half() ? given : Counted(text);

    private bool Half() => _random.Next(2) == 0;

    private T Counted<T>(T value)
    {
        Count++;
        return value;
    }
}
