using System.Globalization;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Spec.Export.Documents;

/// <summary>Writes a service in the format's normal form, <c>service.json</c>: arrays, whole paths, every default filled in. Reading it gives the same service.</summary>
public static class NormalForm
{
    private static readonly Parts s_parts = new(isNormal: true);

    /// <summary>The document's text.</summary>
    /// <param name="service">The service, bound.</param>
    /// <param name="organization">The organization's key; null for the service's own, which hand-written documents lack.</param>
    /// <param name="version">The version; null for the service's own, which hand-written documents lack.</param>
    public static string Write(Service service, string? organization, string? version) => JsonTextWriter.Write(Object(
        ("apidoc", Object(("version", Text("0.16.0")))),
        ("name", Text(service.Name)),
        ("organization", (organization ?? service.Organization) is { } key ? Object(("key", Text(key))) : null),
        ("application", Object(("key", Text(service.Application)))),
        ("namespace", TextOrNothing(service.Namespace)),
        ("version", TextOrNothing(version ?? service.Version)),
        ("base_url", TextOrNothing(service.BaseUrl)),
        ("description", TextOrNothing(service.Description)),
        ("info", Parts.Info(service.Info) ?? EmptyObject),
        ("imports", Array(service.Imports.Select(import => Object(("uri", Text(import.Uri)), ("namespace", TextOrNothing(import.Namespace)))))),
        ("headers", Array(service.Headers.Select(s_parts.Header))),
        ("enums", Array(service.Enums.Select(type => Named(type.Name, type.Plural, type.Description, type.Deprecation, type.Attributes,
            ("values", Array(type.Values.Select(Parts.EnumValue))))))),
        ("interfaces", Array(service.Interfaces.Select(type => Named(type.Name, type.Plural, type.Description, type.Deprecation, type.Attributes,
            ("fields", Array(type.Fields.Select(s_parts.Field))))))),
        ("models", Array(service.Models.Select(type => Named(type.Name, type.Plural, type.Description, type.Deprecation, type.Attributes,
            ("fields", Array(type.Fields.Select(s_parts.Field))),
            ("interfaces", Array(type.Interfaces.Select(Parts.Type))))))),
        ("unions", Array(service.Unions.Select(type => Named(type.Name, type.Plural, type.Description, type.Deprecation, type.Attributes,
            ("discriminator", TextOrNothing(type.Discriminator)),
            ("types", Array(type.Members.Select(s_parts.Member))),
            ("interfaces", Array(type.Interfaces.Select(Parts.Type))))))),
        ("resources", Array(service.Resources.Select(Resource))),
        ("attributes", Parts.Attributes(service.Attributes) ?? Array()),
        ("annotations", Array(service.Annotations.Select(annotation => Object(
            ("name", Text(annotation.Name)),
            ("description", TextOrNothing(annotation.Description)),
            ("deprecation", Parts.Deprecation(annotation.Deprecation))))))));

    private static JsonValue Named(
        string name, string plural, string? description, Deprecation? deprecation, Collections.EquatableArray<ApiAttribute> attributes, params (string, JsonValue?)[] own) =>
        Object(
        [
            ("name", Text(name)),
            ("plural", Text(plural)),
            ("description", TextOrNothing(description)),
            ("deprecation", Parts.Deprecation(deprecation)),
            .. own,
            ("attributes", Parts.Attributes(attributes) ?? Array()),
        ]);

    private static JsonValue Resource(Resource resource) => Object(
        ("type", Parts.Type(resource.Type)),
        ("plural", Text(resource.Plural)),
        ("path", Text(resource.Path)),
        ("description", TextOrNothing(resource.Description)),
        ("deprecation", Parts.Deprecation(resource.Deprecation)),
        ("operations", Array(resource.Operations.Select(Operation))),
        ("attributes", Parts.Attributes(resource.Attributes) ?? Array()));

    private static JsonValue Operation(Operation operation) => Object(
        ("method", Text(operation.Method)),
        ("path", Text(operation.Path)),
        ("description", TextOrNothing(operation.Description)),
        ("deprecation", Parts.Deprecation(operation.Deprecation)),
        ("body", Parts.Body(operation.Body)),
        ("parameters", Array(operation.Parameters.Select(parameter => s_parts.Parameter(parameter, isLocationKnown: false)))),
        ("responses", Array(operation.Responses.Select(Response))),
        ("attributes", Parts.Attributes(operation.Attributes) ?? Array()));

    private static JsonValue Response(Response response) => Object(
        ("code", response.Code is { } code
            ? Object(("integer", Object(("value", Number(code.ToString(CultureInfo.InvariantCulture))))))
            : Object(("response_code_option", Text("Default")))),
        ("type", Parts.Type(response.Type)),
        ("headers", ArrayOrNothing(response.Headers.Select(s_parts.Header))),
        ("description", TextOrNothing(response.Description)),
        ("deprecation", Parts.Deprecation(response.Deprecation)),
        ("attributes", Parts.Attributes(response.Attributes)));
}
