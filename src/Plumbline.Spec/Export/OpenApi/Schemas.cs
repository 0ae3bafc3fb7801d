using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Spec.Export.OpenApi;

/// <summary>What constrains and describes one use of a type: a field or a parameter.</summary>
internal sealed record UseOfType
{
    public required TypeReference Type { get; init; }

    public string? Description { get; init; }

    public string? Default { get; init; }

    public string? Example { get; init; }

    public long? Minimum { get; init; }

    public long? Maximum { get; init; }

    public bool IsDeprecated { get; init; }

    public EquatableArray<ApiAttribute> Attributes { get; init; }

    public EquatableArray<string> Annotations { get; init; }
}

/// <summary>Writes uses of types as schemas, and remembers which declared types they name.</summary>
/// <param name="types">What references stand for.</param>
/// <param name="names">The names of components.</param>
internal sealed class Schemas(ServiceTypes types, ComponentNames names)
{
    private readonly ValueTexts _values = new(types);

    /// <summary>What references stand for.</summary>
    public ServiceTypes Types => types;

    /// <summary>The names of components.</summary>
    public ComponentNames Names => names;

    /// <summary>Declared types that were named, in the order of their first mention.</summary>
    public List<NamedType> Mentioned { get; } = [];

    /// <summary>The schema of a type without anything around it.</summary>
    public JsonValue Of(Service owner, TypeReference type) => type.Shape switch
    {
        TypeShape.List => Object(("type", Text("array")), ("items", Of(owner, type.Element!))),
        TypeShape.Map => Object(("type", Text("object")), ("additionalProperties", Of(owner, type.Element!))),
        _ when type.Kind == TypeKind.Primitive => OfPrimitive(type.Primitive),
        _ => Reference(owner, type),
    };

    /// <summary>The schema of a field or parameter.</summary>
    public JsonValue Of(Service owner, UseOfType use)
    {
        var schema = Of(owner, use.Type);
        var text = TextRules(use);
        if (use.Type.Shape == TypeShape.List && use.Type.Element!.Primitive == Primitive.String)
        {
            // Pattern and format of a list of texts hold for each of them.
            schema = Object(("type", Text("array")), ("items", Merge(text, Of(owner, use.Type.Element))));
            text = EmptyObject;
        }

        return Merge(
            Merge(schema, text),
            Object(
                [
                    .. Limits(use),
                    ("description", TextOrNothing(use.Description)),
                    ("default", _values.Value(owner, use.Type, use.Default)),
                    ("examples", _values.Value(owner, use.Type, use.Example) is { } example ? Array(example) : null),
                    ("deprecated", TrueOrNothing(use.IsDeprecated)),
                    ("x-annotations", ArrayOrNothing(use.Annotations.Select(Text))),
                ]));
    }

    /// <summary>A reference to a component.</summary>
    public static JsonValue ReferenceTo(string component) => Object(("$ref", Text("#/components/schemas/" + component)));

    private static JsonValue OfPrimitive(Primitive primitive) => primitive switch
    {
        Primitive.Boolean => Object(("type", Text("boolean"))),
        Primitive.Integer => Object(("type", Text("integer")), ("format", Text("int32"))),
        Primitive.Long => Object(("type", Text("integer")), ("format", Text("int64"))),
        Primitive.Double => Object(("type", Text("number")), ("format", Text("double"))),
        Primitive.Decimal => Object(("type", Text("number"))),
        Primitive.String => Object(("type", Text("string"))),
        Primitive.Uuid => Object(("type", Text("string")), ("format", Text("uuid"))),
        Primitive.Date => Object(("type", Text("string")), ("format", Text("date"))),
        Primitive.DateTime => Object(("type", Text("string")), ("format", Text("date-time"))),
        Primitive.Object => Object(("type", Text("object"))),
        _ => EmptyObject,
    };

    // What cannot be found (a rule reports it) may be anything.
    private JsonValue Reference(Service owner, TypeReference type)
    {
        if (types.OwnerOf(owner, type) is not { } declaring || type.Kind == TypeKind.Unresolved)
            return EmptyObject;

        var mention = new NamedType(declaring, type.Kind, type.Name);
        if (!Mentioned.Contains(mention))
            Mentioned.Add(mention);

        return ReferenceTo(names.Of(declaring, type.Kind, type.Name));
    }

    private static IEnumerable<(string, JsonValue?)> Limits(UseOfType use)
    {
        var (least, greatest) = use.Type switch
        {
            { Shape: TypeShape.List } => ("minItems", "maxItems"),
            { Shape: TypeShape.Map } => ("minProperties", "maxProperties"),
            { Primitive: Primitive.String } => ("minLength", "maxLength"),
            { Primitive: Primitive.Integer or Primitive.Long or Primitive.Double or Primitive.Decimal } => ("minimum", "maximum"),
            _ => ("", ""),
        };
        if (least.Length == 0)
            yield break;

        // A length or count below zero says nothing, and is none in a schema.
        var isCount = least != "minimum";
        yield return (least, isCount && use.Minimum < 0 ? null : Number(use.Minimum));
        yield return (greatest, isCount && use.Maximum < 0 ? null : Number(use.Maximum));
    }

    private static JsonValue TextRules(UseOfType use)
    {
        if (use.Type.Core.Primitive != Primitive.String)
            return EmptyObject;

        var format = FormatAttribute.Find(use.Attributes);
        return Object(
            ("format", format is null ? null : Text(FormatAttribute.ToName(format.Format))),
            ("pattern", TextOrNothing(PatternAttribute.Find(use.Attributes)?.Regex)));
    }
}

/// <summary>A declared type by name.</summary>
/// <param name="Owner">The service that declares it.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name in the document.</param>
internal sealed record NamedType(Service Owner, TypeKind Kind, string Name)
{
    /// <inheritdoc/>
    public bool Equals(NamedType? other) =>
        other is not null && ReferenceEquals(Owner, other.Owner) && Kind == other.Kind && Name == other.Name;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);
}
