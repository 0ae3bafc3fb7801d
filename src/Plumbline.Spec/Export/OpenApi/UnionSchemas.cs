using Plumbline.Spec.Model;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Spec.Export.OpenApi;

/// <summary>Writes unions as they travel: one of several objects, told apart by a discriminator or by their only key.</summary>
/// <param name="schemas">Uses of types.</param>
internal sealed class UnionSchemas(Schemas schemas)
{
    /// <summary>The union's schema, and those of members that need one of their own.</summary>
    public (JsonValue Schema, List<(string Name, JsonValue Schema)> Parts) Write(DeclaredType<UnionType> union)
    {
        var parts = new List<(string Name, JsonValue Schema)>();
        var choices = new List<JsonValue>();
        var mapping = new List<(string, JsonValue?)>();
        foreach (var leaf in DiscriminatedUnions.Leaves(union).Where(leaf => leaf.Type.Core.Primitive != Primitive.Unit))
        {
            var choice = union.Type.Discriminator is { } name ? Discriminated(union, leaf, name, parts) : Keyed(leaf);
            choices.Add(choice);
            if (choice["$ref"] is { } reference)
                mapping.Add((leaf.Value, reference));
        }

        var schema = Object(
            ("description", TextOrNothing(union.Type.Description)),
            ("oneOf", ArrayOrNothing(choices)),
            ("discriminator", union.Type.Discriminator is { } discriminator && mapping.Count > 0
                ? Object(("propertyName", Text(discriminator)), ("mapping", Object(mapping)))
                : null),
            ("deprecated", TrueOrNothing(union.Type.Deprecation is not null)));
        return (schema, parts);
    }

    /// <summary>A text that is always the same.</summary>
    public static JsonValue Constant(string value) => Object(("type", Text("string")), ("const", Text(value)));

    private JsonValue Discriminated(
        DeclaredType<UnionType> union, UnionLeafType leaf, string discriminator, List<(string Name, JsonValue Schema)> parts)
    {
        var model = schemas.Types.Model(leaf.Owner, leaf.Type);
        if (model is not null && DiscriminatedUnions.Of(model) == (discriminator, leaf.Value))
            return schemas.Of(leaf.Owner, leaf.Type);

        // A discriminator maps to components only, so the member becomes one.
        var key = $"{union.Owner.Namespace} {union.Type.Name} {leaf.Value}";
        var name = schemas.Names.Derived(key, $"{union.Type.Name}_{leaf.Value}");
        var tag = (discriminator, Constant(leaf.Value));
        var isObject = leaf.Type is { Shape: TypeShape.Named, Kind: TypeKind.Model or TypeKind.Union };
        parts.Add((name, isObject
            ? Object(("allOf", Array(
                schemas.Of(leaf.Owner, leaf.Type),
                Object(("type", Text("object")), ("properties", Object(tag)), ("required", Array(Text(discriminator)))))))
            : Object(
                ("type", Text("object")),
                ("properties", Object(tag, ("value", Scalar(leaf)))),
                ("required", Array(Text(discriminator), Text("value"))))));
        return Schemas.ReferenceTo(name);
    }

    // Inside a discriminated wrapper a decimal travels as text.
    private JsonValue Scalar(UnionLeafType leaf) => leaf.Type is { Shape: TypeShape.Named, Primitive: Primitive.Decimal }
        ? Object(("type", Text("string")), ("pattern", Text("^-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?$")))
        : schemas.Of(leaf.Owner, leaf.Type);

    private JsonValue Keyed(UnionLeafType leaf)
    {
        var value = schemas.Of(leaf.Owner, leaf.Type);
        var isBare = leaf.Type is { Shape: TypeShape.Named, Kind: TypeKind.Model or TypeKind.Enum or TypeKind.Union };
        var content = isBare
            ? value
            : Object(("type", Text("object")), ("properties", Object(("value", value))), ("required", Array(Text("value"))));
        return Object(
            ("type", Text("object")),
            ("title", Text(leaf.Value)),
            ("properties", Object((leaf.Value, content))),
            ("required", Array(Text(leaf.Value))),
            ("maxProperties", Number(1)));
    }
}
