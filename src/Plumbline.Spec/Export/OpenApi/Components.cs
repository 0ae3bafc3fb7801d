using Plumbline.Spec.Model;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Spec.Export.OpenApi;

/// <summary>Writes the schemas of declared types: all of the service's own, and those of others that are named somewhere.</summary>
/// <param name="service">The service.</param>
/// <param name="schemas">Uses of types; what they mention is written.</param>
internal sealed class Components(Service service, Schemas schemas)
{
    private readonly List<(string Name, JsonValue? Schema)> _written = [];
    private readonly List<SchemaType> _types = [];
    private readonly UnionSchemas _unions = new(schemas);

    /// <summary>The declared types that are written, once they are.</summary>
    public IReadOnlyList<SchemaType> Types => _types;

    public JsonValue Write()
    {
        foreach (var type in service.Enums)
            Write(new NamedType(service, TypeKind.Enum, type.Name));
        foreach (var type in service.Models)
            Write(new NamedType(service, TypeKind.Model, type.Name));
        foreach (var type in service.Unions)
            Write(new NamedType(service, TypeKind.Union, type.Name));
        foreach (var model in Patches.Models(service))
        {
            _written.Add((Patches.Name(schemas.Names, model), Patches.Schema(service, model, schemas)));
            _types.Add(new(service.Namespace, TypeKind.Model, model.Name, IsPatch: true, Patches.Name(schemas.Names, model)));
        }

        // Writing a type may mention others.
        for (var i = 0; i < schemas.Mentioned.Count; i++)
            Write(schemas.Mentioned[i]);

        _written.Add((schemas.Names.Problem, Problems.Schema()));
        return Object(_written.OrderBy(schema => schema.Name, StringComparer.Ordinal));
    }

    private void Write(NamedType type)
    {
        var name = schemas.Names.Of(type.Owner, type.Kind, type.Name);
        if (_written.Exists(known => known.Name == name))
            return;

        // Its place is taken before its content is known: types may name each other in circles.
        var reference = TypeReference.Named(type.Name) with { Kind = type.Kind };
        var index = _written.Count;
        _written.Add((name, EmptyObject));
        _types.Add(new(type.Owner.Namespace, type.Kind, type.Name, IsPatch: false, name));
        _written[index] = (name, Schema(type, reference));
    }

    private JsonValue Schema(NamedType type, TypeReference reference)
    {
        switch (type.Kind)
        {
            case TypeKind.Enum when schemas.Types.Enum(type.Owner, reference) is { } found:
                return Of(found.Type);
            case TypeKind.Model when schemas.Types.Model(type.Owner, reference) is { } found:
                return Of(found);
            case TypeKind.Interface when schemas.Types.Interface(type.Owner, reference) is { } found:
                return Of(type.Owner, found.Type.Fields, null, found.Type.Description, found.Type.Deprecation);
            case TypeKind.Union when schemas.Types.Union(type.Owner, reference) is { } found:
                var (schema, parts) = _unions.Write(found);
                foreach (var part in parts)
                {
                    if (!_written.Exists(known => known.Name == part.Name))
                        _written.Add((part.Name, part.Schema));
                }

                return schema;
            default:
                return EmptyObject;
        }
    }

    private static JsonValue Of(EnumType type)
    {
        var values = string.Join("\n", type.Values.Where(value => value.Description is not null).Select(value => $"- `{value.Text}`: {value.Description}"));
        var description = (type.Description, values) switch
        {
            (null, _) => values,
            (_, "") => type.Description,
            _ => type.Description + "\n\n" + values,
        };
        return Object(
            ("type", Text("string")),
            ("enum", Array(type.Values.Select(value => value.Text).Distinct(StringComparer.Ordinal).Select(Text))),
            ("description", TextOrNothing(description)),
            ("deprecated", TrueOrNothing(type.Deprecation is not null)));
    }

    private JsonValue Of(DeclaredType<ModelType> model) =>
        Of(model.Owner, model.Type.Fields, DiscriminatedUnions.Of(model), model.Type.Description ?? DiscriminatedUnions.DescriptionOf(model), model.Type.Deprecation);

    private JsonValue Of(
        Service owner, IEnumerable<Field> fields, (string Name, string Value)? discriminator, string? description, Deprecation? deprecation)
    {
        var properties = new List<(string, JsonValue?)>();
        var required = new List<JsonValue>();
        if (discriminator is { } found)
        {
            properties.Add((found.Name, UnionSchemas.Constant(found.Value)));
            required.Add(Text(found.Name));
        }

        foreach (var field in fields.Where(field => field.Type.Core.Primitive != Primitive.Unit && field.Name != discriminator?.Name))
        {
            properties.Add((field.Name, schemas.Of(owner, Uses.Of(field))));
            if (field.IsRequired && field.Default is null)
                required.Add(Text(field.Name));
        }

        return Object(
            ("type", Text("object")),
            ("description", TextOrNothing(description)),
            ("properties", ObjectOrNothing(properties)),
            ("required", ArrayOrNothing(required.Distinct())),
            ("deprecated", TrueOrNothing(deprecation is not null)));
    }
}
