using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Spec.Export.OpenApi;

/// <summary>What an OpenAPI document says of the service as a whole.</summary>
internal static class Information
{
    public static JsonValue Write(Service service)
    {
        var owner = OwnerAttribute.Find(service.Attributes);
        var info = service.Info;
        return Object(
            ("title", Text(service.Name)),
            ("description", TextOrNothing(service.Description)),
            ("version", Text(service.Version ?? VersionIn(service.Namespace) ?? "0")),
            ("contact", ObjectOrNothing(
            [
                ("name", TextOrNothing(info.ContactName ?? owner?.Team)),
                ("url", TextOrNothing(info.ContactUrl)),
                ("email", TextOrNothing(info.ContactEmail ?? owner?.Contact)),
            ])),
            ("license", info.LicenseName is null ? null : Object(("name", Text(info.LicenseName)), ("url", TextOrNothing(info.LicenseUrl)))));
    }

    public static IEnumerable<JsonValue> Tags(Service service) => service.Resources
        .Where(resource => resource.Operations.Count > 0)
        .GroupBy(resource => resource.Plural, StringComparer.Ordinal)
        .Select(group => Object(
            ("name", Text(group.Key)),
            ("description", TextOrNothing(group.Select(resource => resource.Description).FirstOrDefault(text => text is not null)))));

    // The last part of a namespace is its version: io.example.user.v0.
    private static string? VersionIn(string? space)
    {
        var part = space?.Substring(space.LastIndexOf('.') + 1);
        return part is { Length: > 1 } && part[0] == 'v' && part.Skip(1).All(c => c is >= '0' and <= '9') ? part.Substring(1) : null;
    }
}
