using Plumbline.Spec.Attributes;
using Plumbline.Spec.Export.OpenApi;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Export.Gateway;

/// <summary>What a service shows, and what of it deserves a second look.</summary>
public static class Surface
{
    private const string PersonalData = "personal_data";

    /// <summary>The operations and events of services, in order.</summary>
    /// <param name="services">The services, bound.</param>
    public static IReadOnlyList<SurfaceEntry> Of(IReadOnlyList<Service> services)
    {
        var types = new ServiceTypes(services);
        return
        [
            .. from service in services.OrderBy(service => service.Name, StringComparer.Ordinal)
               from entry in Operations(service, types).Concat(Events(service, types))
               select entry,
        ];
    }

    private static IEnumerable<SurfaceEntry> Operations(Service service, ServiceTypes types) =>
        from resource in service.Resources
        from operation in resource.Operations
        let auth = Security.Of(service, resource, operation)
        let limit = RateLimitAttribute.Find(operation.Attributes) ?? RateLimitAttribute.Find(resource.Attributes) ?? RateLimitAttribute.Find(service.Attributes)
        let personal = operation.Responses.Where(response => response.Code is null or < 300).SelectMany(response => PersonalFields(service, response.Type, types)).Distinct(StringComparer.Ordinal).ToList()
        select new SurfaceEntry(
            service.Name,
            $"{operation.Method} {operation.Path}",
            AudienceOf(service),
            auth is null ? "unsaid" : (auth.Scheme ?? AuthScheme.Bearer).ToString().ToLowerInvariant(),
            [.. Remarks(service, operation, auth, limit, personal)]);

    private static IEnumerable<string> Remarks(Service service, Operation operation, AuthAttribute? auth, RateLimitAttribute? limit, List<string> personal)
    {
        var isInternal = operation.Path.StartsWith("/_internal_", StringComparison.OrdinalIgnoreCase);
        var isOpen = auth is null or { Scheme: AuthScheme.None };
        if (isOpen && !isInternal && operation.Method is not ("GET" or "HEAD" or "OPTIONS"))
            yield return auth is null ? "writes, and the document does not say who may call" : "writes without credentials";
        if (isOpen && personal.Count > 0)
            yield return $"answers personal data without credentials: {string.Join(", ", personal.Take(5))}";
        else if (personal.Count > 0)
            yield return $"answers personal data: {string.Join(", ", personal.Take(5))}";
        if (limit is null && AudienceOf(service) == "public" && !isInternal)
            yield return "is public and has no rate limit";
        if (TimeoutAttribute.Find(operation.Attributes) is null && TimeoutAttribute.Find(service.Attributes) is null && !isInternal)
            yield return "has no time limit";
    }

    private static IEnumerable<SurfaceEntry> Events(Service service, ServiceTypes types) =>
        from union in service.Unions
        where StreamAttribute.Find(union.Attributes) is not null
        let reference = TypeReference.Named(union.Name) with { Kind = TypeKind.Union }
        let personal = PersonalFields(service, reference, types).Distinct(StringComparer.Ordinal).ToList()
        select new SurfaceEntry(
            service.Name, $"stream {union.Name}", AudienceOf(service), "-",
            personal.Count == 0 ? [] : [$"tells personal data to every consumer: {string.Join(", ", personal.Take(5))}"]);

    private static string AudienceOf(Service service) => OwnerAttribute.Find(service.Attributes)?.Audience?.ToString().ToLowerInvariant() ?? "unsaid";

    private static IEnumerable<string> PersonalFields(Service owner, TypeReference type, ServiceTypes types)
    {
        var seen = new HashSet<(string, TypeKind, string)>();
        var pending = new Stack<(Service Owner, TypeReference Type)>([(owner, type)]);
        while (pending.Count > 0)
        {
            var (at, use) = pending.Pop();
            var core = use.Core;
            if (types.Model(at, core) is { } model && seen.Add((model.Owner.Name, core.Kind, core.Name)))
            {
                foreach (var field in model.Type.Fields)
                {
                    if (field.Annotations.Contains(PersonalData))
                        yield return $"{model.Type.Name}.{field.Name}";
                    pending.Push((model.Owner, field.Type));
                }
            }
            else if (types.Union(at, core) is { } union && seen.Add((union.Owner.Name, core.Kind, core.Name)))
            {
                foreach (var member in union.Type.Members)
                    pending.Push((union.Owner, member.Type));
            }
        }
    }
}

/// <summary>Something that a service shows.</summary>
/// <param name="Service">The service.</param>
/// <param name="What">The operation or stream.</param>
/// <param name="Audience">Whom the document is for; <c>unsaid</c> where it does not say.</param>
/// <param name="Auth">How callers prove who they are; <c>unsaid</c> where the document does not say.</param>
/// <param name="Remarks">What deserves a second look.</param>
public sealed record SurfaceEntry(string Service, string What, string Audience, string Auth, IReadOnlyList<string> Remarks);
