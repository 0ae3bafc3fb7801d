using Plumbline.Spec.Model;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Spec.Export.OpenApi;

/// <summary>Writes a service as an OpenAPI document, version 3.1.1 (https://spec.openapis.org/oas/v3.1.1.html).</summary>
public static class OpenApiDocument
{
    /// <summary>The document as JSON text; the same bytes for the same service on every machine.</summary>
    /// <param name="service">The service, bound.</param>
    /// <param name="others">The documents around it, bound; types that the service names are taken from them.</param>
    public static string Write(Service service, IEnumerable<Service> others) => Write(service, others, out _);

    /// <summary>The document as JSON text, and which schema is which declared type's.</summary>
    /// <param name="service">The service, bound.</param>
    /// <param name="others">The documents around it, bound; types that the service names are taken from them.</param>
    /// <param name="schemaTypes">The declared types that have a schema.</param>
    public static string Write(Service service, IEnumerable<Service> others, out IReadOnlyList<SchemaType> schemaTypes)
    {
        var types = new ServiceTypes(others.Prepend(service));
        var components = new ComponentNames(service);
        var schemas = new Schemas(types, components);
        var declared = new Components(service, schemas);
        schemaTypes = declared.Types;
        var paths = new Paths(service, schemas).Write();
        var webhooks = Webhooks.Write(service, schemas);
        return JsonTextWriter.Write(Object(
            ("openapi", Text("3.1.1")),
            ("info", Information.Write(service)),
            ("servers", Array(Object(("url", Text(service.BaseUrl ?? "/"))))),
            // Where a document says nothing, everybody may call.
            ("security", Array()),
            ("tags", ArrayOrNothing(Information.Tags(service))),
            ("paths", paths),
            ("webhooks", webhooks),
            ("components", Object(
                ("schemas", declared.Write()),
                ("responses", Problems.Responses(components, paths)),
                ("securitySchemes", Security.Schemes(service))))));
    }
}
