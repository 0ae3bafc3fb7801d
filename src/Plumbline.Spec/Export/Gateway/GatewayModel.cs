using System.Text;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Export.OpenApi;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Export.Gateway;

/// <summary>What a gateway in front of services has to know: one route per operation, the most specific first.</summary>
public sealed class GatewayModel
{
    // What emitted clients take where the document sets nothing.
    private const int DefaultTimeoutMilliseconds = 30_000;

    private GatewayModel(IReadOnlyList<string> services, IReadOnlyList<GatewayRoute> routes, IReadOnlyList<string> problems)
    {
        Services = services;
        Routes = routes;
        Problems = problems;
    }

    /// <summary>The services' names, in order.</summary>
    public IReadOnlyList<string> Services { get; }

    /// <summary>The routes; of two that match one request the first is meant.</summary>
    public IReadOnlyList<GatewayRoute> Routes { get; }

    /// <summary>What makes configuration impossible: two services that claim one request, names that collide, paths that no gateway can hold.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>The paths at which services tell whether they work.</summary>
    public const string HealthPath = "/_internal_/healthcheck";

    /// <summary>Builds the model.</summary>
    /// <param name="services">The services, bound.</param>
    /// <param name="audience">The widest audience that stands in front: a public gateway shows what is for the public, one of the company also what is for the company.</param>
    public static GatewayModel Of(IEnumerable<Service> services, Audience audience)
    {
        var all = services.Where(service => service.Resources.Any(resource => resource.Operations.Count > 0)).OrderBy(service => service.Name, StringComparer.Ordinal).ToList();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var routes = (from service in all
                      from resource in service.Resources
                      from operation in resource.Operations
                      select Route(service, resource, operation, audience, ids)).ToList();
        return new(
            [.. all.Select(service => service.Name)],
            [.. routes.OrderBy(route => route, Specificity.Instance).ThenBy(route => route.Title, StringComparer.Ordinal)],
            [.. FindProblems(all, routes)]);
    }

    /// <summary>A word for names in configuration.</summary>
    /// <param name="text">Any text.</param>
    public static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
        {
            if (c is >= 'a' and <= 'z' or >= '0' and <= '9')
                slug.Append(c);
            else if (slug.Length > 0 && slug[slug.Length - 1] != '_')
                slug.Append('_');
        }

        return slug.ToString().Trim('_') is { Length: > 0 } result ? result : "x";
    }

    private static GatewayRoute Route(Service service, Resource resource, Operation operation, Audience audience, HashSet<string> ids)
    {
        var hidden = Hidden(service, operation, audience);
        return new()
        {
            Service = service.Name,
            Method = operation.Method,
            Path = operation.Path,
            Id = Claim($"{Slug(service.Name)}_{Slug(operation.Method)}_{Slug(operation.Path)}", ids),
            IsIdempotent = IdempotentAttribute.IsIdempotent(operation) && IsSafeToRepeat(operation),
            TimeoutMilliseconds = (TimeoutAttribute.Find(operation.Attributes) ?? TimeoutAttribute.Find(service.Attributes))?.Milliseconds ?? DefaultTimeoutMilliseconds,
            Auth = Security.Of(service, resource, operation),
            RateLimit = RateLimitAttribute.Find(operation.Attributes) ?? RateLimitAttribute.Find(resource.Attributes) ?? RateLimitAttribute.Find(service.Attributes),
            IsExposed = hidden is null,
            Hidden = hidden,
        };
    }

    // An operation that is idempotent by a key is so only for callers that send one, and a gateway cannot make one up.
    private static bool IsSafeToRepeat(Operation operation) =>
        IdempotentAttribute.IsIdempotentMethod(operation.Method) || IdempotentAttribute.Find(operation.Attributes)?.Value == true;

    private static string? Hidden(Service service, Operation operation, Audience audience)
    {
        if (operation.Path.StartsWith("/_internal_", StringComparison.OrdinalIgnoreCase))
            return "paths below /_internal_ are for the service's own surroundings";

        var own = OwnerAttribute.Find(service.Attributes)?.Audience ?? Audience.Company;
        return own > audience ? $"the document is for the audience '{own.ToString().ToLowerInvariant()}'" : null;
    }

    private static string Claim(string wish, HashSet<string> taken)
    {
        var name = wish;
        for (var i = 2; !taken.Add(name); i++)
            name = $"{wish}_{i}";
        return name;
    }

    private static IEnumerable<string> FindProblems(List<Service> services, List<GatewayRoute> routes)
    {
        foreach (var same in services.GroupBy(service => Slug(service.Name), StringComparer.Ordinal).Where(group => group.Count() > 1))
            yield return $"{same.Count()} documents are of a service called '{same.First().Name}'; a gateway cannot tell them apart, name one of them otherwise";
        foreach (var route in routes.Where(route => route.IsExposed && route.Path.Any(c => c is <= ' ' or > '~' or '"' or '\'' or '\\' or '`' or '<' or '>' or '{' or '}' or '|' or '^')))
            yield return $"the path of '{route.Title}' of service '{route.Service}' holds characters that no request can; correct it";

        var claims = routes.Where(route => route.IsExposed).GroupBy(route => route.Method + " " + Rules.Text.RoutePattern.Shape(route.Path), StringComparer.Ordinal);
        foreach (var claim in claims.Where(group => group.Select(route => route.Service).Distinct(StringComparer.Ordinal).Count() > 1))
            yield return $"'{claim.First().Title}' of service '{claim.First().Service}' and '{claim.Last().Title}' of service '{claim.Last().Service}' are the same requests; change one of the paths";
    }

    /// <summary>Fixed text before parameters, segment by segment.</summary>
    private sealed class Specificity : IComparer<GatewayRoute>
    {
        public static Specificity Instance { get; } = new();

        public int Compare(GatewayRoute? x, GatewayRoute? y)
        {
            var (left, right) = (x!.Segments, y!.Segments);
            for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
            {
                var order = Weight(left[i]).CompareTo(Weight(right[i]));
                if (order != 0)
                    return order;
            }

            return right.Count.CompareTo(left.Count);
        }

        private static int Weight(GatewaySegment segment) => segment.Parameter is null ? 0 : segment.Text.Length > 0 ? 1 : 2;
    }
}
