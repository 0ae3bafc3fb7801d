using Plumbline.Spec.Collections;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Importing.OpenApi;

/// <summary>Reads OpenAPI 3.0 and 3.1 (https://spec.openapis.org/oas/v3.1.1.html) as a service. Never throws for what a document holds.</summary>
public static class OpenApiReader
{
    private static readonly string[] s_read =
        ["openapi", "info", "servers", "security", "tags", "paths", "webhooks", "components"];

    private static readonly string[] s_components = ["schemas", "responses", "parameters", "requestBodies", "headers", "securitySchemes"];

    /// <summary>Whether a document says that it is OpenAPI 3.</summary>
    /// <param name="document">The document.</param>
    public static bool IsOpenApi(JsonNode document) =>
        document.Find("openapi")?.Value is { Kind: JsonValueKind.String or JsonValueKind.Number } version && version.Text.StartsWith("3.", StringComparison.Ordinal);

    /// <summary>Imports a document.</summary>
    /// <param name="document">The document, as a tree.</param>
    /// <param name="serviceNamespace">The service's namespace, which OpenAPI does not tell; null for none.</param>
    /// <param name="cancellationToken">Stops the import.</param>
    public static ImportedService Read(JsonNode document, string? serviceNamespace, CancellationToken cancellationToken)
    {
        var root = new Cursor(document, "");
        var notes = new ImportNotes();
        var references = new References(root, notes);
        var types = new SchemaTypes(references, notes);
        var declarations = new Declarations(types);
        var security = new SecurityImport(root, references, notes);
        notes.Unread(root, s_read);
        if (root["components"] is { } components)
            notes.Unread(components, s_components);

        declarations.AddComponents(root);
        var operations = new OperationImport(root, types, security).Read();
        declarations.WriteAll(cancellationToken);
        new Unused(root, notes).Note(references, operations, types.IsDeclared);
        var (resources, made) = new ResourceImport(root, notes).Read(operations, declarations.Types);
        foreach (var (name, webhook) in root["webhooks"]?.Members ?? [])
            notes.Add(webhook, $"webhook '{name}' has no counterpart; to publish what it tells as a stream, give its union the attribute 'stream' and its model 'table'");

        var service = ServiceInformation.Read(root, notes) with
        {
            Namespace = serviceNamespace,
            Enums = declarations.Enums.ToEquatableArray(),
            Models = declarations.Models.Concat(made).ToEquatableArray(),
            Unions = declarations.Unions.ToEquatableArray(),
            Resources = resources.ToEquatableArray(),
            Attributes = new[] { security.Read(root) }.OfType<ApiAttribute>().ToEquatableArray(),
            Annotations = declarations.Models.SelectMany(model => model.Fields).SelectMany(field => field.Annotations)
                .Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal)
                .Select(name => new Annotation { Name = name }).ToEquatableArray(),
        };
        return new(new Defaults(service, root, notes).Judge(), notes.All);
    }
}
