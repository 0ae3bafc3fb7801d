using System.Globalization;
using Plumbline.Spec.Export.Formatting;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;
using Plumbline.Spec.Reading;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Spec.Export.Documents;

/// <summary>Writes a service as people write it, <c>api.json</c>: maps by name, nothing that goes without saying, in the canonical layout.</summary>
public static class ApiJsonDocument
{
    private static readonly Parts s_parts = new(isNormal: false);

    /// <summary>The document's text.</summary>
    /// <param name="service">The service.</param>
    public static string Write(Service service) => DocumentFormat.Format(PlainJson.Write(Object(
        ("name", Text(service.Name)),
        ("namespace", TextOrNothing(service.Namespace)),
        ("base_url", TextOrNothing(service.BaseUrl)),
        ("description", TextOrNothing(service.Description)),
        ("info", Parts.Info(service.Info)),
        ("attributes", Parts.Attributes(service.Attributes)),
        ("imports", ArrayOrNothing(service.Imports.Select(import => Object(("uri", Text(import.Uri)))))),
        ("headers", ArrayOrNothing(service.Headers.Select(s_parts.Header))),
        ("annotations", Map(service.Annotations, annotation => annotation.Name, annotation => Object(
            ("description", TextOrNothing(annotation.Description)), ("deprecation", Parts.Deprecation(annotation.Deprecation))))),
        ("enums", Map(service.Enums, type => type.Name, type => Type(type.Name, type.Plural, type.Description, type.Deprecation, type.Attributes,
            ("values", Array(type.Values.Select(Parts.EnumValue)))))),
        ("interfaces", Map(service.Interfaces, type => type.Name, type => Type(type.Name, type.Plural, type.Description, type.Deprecation, type.Attributes,
            ("fields", Array(type.Fields.Select(s_parts.Field)))))),
        ("models", Map(service.Models, type => type.Name, type => Type(type.Name, type.Plural, type.Description, type.Deprecation, type.Attributes,
            ("interfaces", ArrayOrNothing(type.Interfaces.Select(Parts.Type))),
            ("fields", Array(type.Fields.Select(s_parts.Field)))))),
        ("unions", Map(service.Unions, type => type.Name, type => Type(type.Name, type.Plural, type.Description, type.Deprecation, type.Attributes,
            ("interfaces", ArrayOrNothing(type.Interfaces.Select(Parts.Type))),
            ("discriminator", TextOrNothing(type.Discriminator)),
            ("types", Array(type.Members.Select(s_parts.Member)))))),
        ("resources", Map(service.Resources, resource => resource.Type.ToString(), resource => Resource(service, resource))))));

    private static JsonValue? Map<T>(IEnumerable<T> items, Func<T, string> name, Func<T, JsonValue> write) =>
        ObjectOrNothing(items.Select(item => (name(item), (JsonValue?)write(item))));

    private static JsonValue Type(
        string name, string plural, string? description, Deprecation? deprecation, Collections.EquatableArray<ApiAttribute> attributes, params (string, JsonValue?)[] own) =>
        Object(
        [
            ("plural", plural == Plurals.Of(name) ? null : Text(plural)),
            ("description", TextOrNothing(description)),
            ("deprecation", Parts.Deprecation(deprecation)),
            ("attributes", Parts.Attributes(attributes)),
            .. own,
        ]);

    private static JsonValue Resource(Service service, Resource resource) => Object(
        ("plural", resource.Plural == PluralOf(service, resource.Type) ? null : Text(resource.Plural)),
        ("path", resource.Path == "/" + resource.Plural ? null : Text(resource.Path)),
        ("description", TextOrNothing(resource.Description)),
        ("deprecation", Parts.Deprecation(resource.Deprecation)),
        ("attributes", Parts.Attributes(resource.Attributes)),
        ("operations", Array(resource.Operations.Select(operation => Operation(resource, operation)))));

    // What the reader takes where a resource names none.
    private static string PluralOf(Service service, TypeReference type) =>
        service.Enums.Where(t => t.Name == type.Name).Select(t => t.Plural)
            .Concat(service.Models.Where(t => t.Name == type.Name).Select(t => t.Plural))
            .Concat(service.Unions.Where(t => t.Name == type.Name).Select(t => t.Plural))
            .FirstOrDefault() ?? Plurals.Of(type.Name);

    private static JsonValue Operation(Resource resource, Operation operation)
    {
        var path = operation.Path.StartsWith(resource.Path, StringComparison.Ordinal) ? operation.Path.Substring(resource.Path.Length) : operation.Path;
        var inPath = PathTemplate.Parameters(operation.Path);
        return Object(
            ("method", Text(operation.Method)),
            ("path", TextOrNothing(path)),
            ("description", TextOrNothing(operation.Description)),
            ("deprecation", Parts.Deprecation(operation.Deprecation)),
            ("attributes", Parts.Attributes(operation.Attributes)),
            ("body", Parts.Body(operation.Body)),
            ("parameters", ArrayOrNothing(operation.Parameters.Select(parameter => s_parts.Parameter(parameter, IsImplied(parameter, operation, inPath))))),
            ("responses", Object(operation.Responses.Select(response => (
                response.Code?.ToString(CultureInfo.InvariantCulture) ?? "default",
                (JsonValue?)Object(
                    ("type", Parts.Type(response.Type)),
                    ("description", TextOrNothing(response.Description)),
                    ("headers", ArrayOrNothing(response.Headers.Select(s_parts.Header))),
                    ("deprecation", Parts.Deprecation(response.Deprecation)),
                    ("attributes", Parts.Attributes(response.Attributes))))))));
    }

    // The location that the format takes where none is given.
    private static bool IsImplied(Parameter parameter, Operation operation, IReadOnlyList<string> inPath) =>
        parameter.Location == (inPath.Contains(parameter.Name) ? ParameterLocation.Path
            : operation.Body is not null || operation.Method is "GET" or "DELETE" ? ParameterLocation.Query
            : ParameterLocation.Form);
}
