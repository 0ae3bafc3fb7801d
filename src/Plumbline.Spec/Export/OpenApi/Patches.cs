using Plumbline.Spec.Model;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Spec.Export.OpenApi;

/// <summary>The bodies of PATCH: every field may be absent, and null takes an optional one away.</summary>
internal static class Patches
{
    /// <summary>The service's models that a PATCH takes, in document order.</summary>
    public static IEnumerable<ModelType> Models(Service service)
    {
        var names = new HashSet<string>(
            from resource in service.Resources
            from operation in resource.Operations
            where operation.Body is { } body && IsPatch(operation, body.Type)
            select operation.Body!.Type.Name,
            StringComparer.Ordinal);
        return service.Models.Where(model => names.Contains(model.Name));
    }

    /// <summary>Whether an operation's body is the companion of a model.</summary>
    public static bool IsPatch(Operation operation, TypeReference body) =>
        operation.Method == "PATCH" && body is { Kind: TypeKind.Model, Shape: TypeShape.Named, Namespace: null };

    public static string Name(ComponentNames names, ModelType model) => names.Derived($"patch {model.Name}", model.Name + "_patch");

    public static JsonValue Schema(Service service, ModelType model, Schemas schemas) => Object(
        ("type", Text("object")),
        ("description", Text($"Changes to `{model.Name}`: what is absent stays as it is.")),
        ("properties", ObjectOrNothing(model.Fields
            .Where(field => field.Type.Core.Primitive != Primitive.Unit)
            .Select(field => (field.Name, (JsonValue?)Property(service, field, schemas))))));

    private static JsonValue Property(Service service, Field field, Schemas schemas)
    {
        var schema = schemas.Of(service, Uses.Of(field with { Default = null }));
        return field.IsRequired ? schema : Nullable(schema);
    }

    private static JsonValue Nullable(JsonValue schema)
    {
        if (schema["type"] is { Kind: JsonValueKind.String } type)
            return Merge(Object(("type", Array(type, Text("null")))), schema);

        return schema["$ref"] is null
            ? schema
            : Merge(
                Object(("anyOf", Array(Object(("$ref", schema["$ref"])), Object(("type", Text("null")))))),
                Object(schema.Members.Where(member => member.Name != "$ref").Select(member => (member.Name, (JsonValue?)member.Value))));
    }
}
