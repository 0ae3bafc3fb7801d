using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Spec.Export.OpenApi;

/// <summary>The event streams of a service, as webhooks: OpenAPI has no nearer word for what a service tells unasked.</summary>
internal static class Webhooks
{
    public static JsonValue? Write(Service service, Schemas schemas) => ObjectOrNothing(service.Unions
        .Where(union => StreamAttribute.Find(union.Attributes) is not null)
        .Select(union => (union.Name, (JsonValue?)Write(service, union, schemas))));

    private static JsonValue Write(Service service, UnionType union, Schemas schemas)
    {
        var type = TypeReference.Named(union.Name) with { Kind = TypeKind.Union };
        return Object(("post", Object(
            ("summary", Text("Events: " + union.Name)),
            ("description", TextOrNothing(union.Description)),
            ("operationId", Text("receive_" + union.Name)),
            ("security", Array()),
            ("requestBody", Object(
                ("required", True),
                ("content", Object(("application/json", Object(("schema", schemas.Of(service, type)))))))),
            // No answer travels, but a webhook must state one.
            ("responses", Object(("204", Object(("description", Text("The event was taken.")))))))));
    }
}
