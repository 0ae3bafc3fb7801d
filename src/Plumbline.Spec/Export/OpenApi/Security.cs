using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Spec.Export.OpenApi;

/// <summary>Who may call, from <c>auth</c> attributes.</summary>
internal static class Security
{
    /// <summary>Who may call an operation: what its own attribute says, else the resource's, else the service's.</summary>
    public static AuthAttribute? Of(Service service, Resource resource, Operation operation) =>
        AuthAttribute.Find(operation.Attributes) ?? AuthAttribute.Find(resource.Attributes) ?? AuthAttribute.Find(service.Attributes);

    /// <summary>The requirement; nothing where the document does not say, an empty list where it says everybody.</summary>
    public static JsonValue? Requirement(AuthAttribute? auth) => auth switch
    {
        null => null,
        { Scheme: AuthScheme.None } => Array(),
        _ => Array(Object((Name(auth.Scheme), Array(auth.Scopes.Select(Text))))),
    };

    /// <summary>The schemes that operations name; nothing where none does.</summary>
    public static JsonValue? Schemes(Service service) => ObjectOrNothing(
        (from resource in service.Resources
         from operation in resource.Operations
         let auth = Of(service, resource, operation)
         where auth is not null && auth.Scheme != AuthScheme.None
         select auth.Scheme)
        .Distinct()
        .OrderBy(Name, StringComparer.Ordinal)
        .Select(scheme => (Name(scheme), (JsonValue?)Scheme(scheme))));

    private static string Name(AuthScheme? scheme) => scheme switch
    {
        AuthScheme.Basic => "basic",
        AuthScheme.ApiKey => "api_key",
        AuthScheme.MutualTls => "mutual_tls",
        _ => "bearer",
    };

    private static JsonValue Scheme(AuthScheme? scheme) => scheme switch
    {
        AuthScheme.Basic => Object(("type", Text("http")), ("scheme", Text("basic"))),
        AuthScheme.ApiKey => Object(("type", Text("apiKey")), ("in", Text("header")), ("name", Text("X-Api-Key"))),
        AuthScheme.MutualTls => Object(("type", Text("mutualTLS"))),
        _ => Object(("type", Text("http")), ("scheme", Text("bearer"))),
    };
}
