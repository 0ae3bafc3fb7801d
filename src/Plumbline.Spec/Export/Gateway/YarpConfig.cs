using System.Globalization;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Spec.Export.Gateway;

/// <summary>Writes the section <c>ReverseProxy</c> of a YARP gateway's configuration.</summary>
/// <remarks>YARP has no retries; what it lacks a name for in configuration (rate limits, idempotency) stands in the metadata of routes.</remarks>
public static class YarpConfig
{
    /// <summary>The configuration as JSON text.</summary>
    /// <param name="model">The routes.</param>
    /// <param name="options">Addresses.</param>
    public static string Write(GatewayModel model, GatewayOptions options)
    {
        var exposed = model.Routes.Where(route => route.IsExposed).ToList();
        return JsonTextWriter.Write(Object(("ReverseProxy", Object(
            ("Routes", Object(exposed.Select((route, order) => (route.Id, (JsonValue?)Route(route, order))))),
            ("Clusters", Object(model.Services.Select(service => (GatewayModel.Slug(service), (JsonValue?)Cluster(service, exposed, options)))))))));
    }

    private static JsonValue Route(GatewayRoute route, int order) => Object(
        ("ClusterId", Text(GatewayModel.Slug(route.Service))),
        ("Order", Number(order)),
        ("Match", Object(("Methods", Array(Text(route.Method))), ("Path", Text(Template(route))))),
        ("AuthorizationPolicy", Policy(route.Auth)),
        ("Timeout", Text(Time(route.TimeoutMilliseconds))),
        ("Metadata", Object(
            ("Operation", Text(route.Title)),
            ("Service", Text(route.Service)),
            ("Idempotent", Text(route.IsIdempotent ? "true" : "false")),
            ("RateLimit", route.RateLimit is { } limit
                ? Text(string.Format(CultureInfo.InvariantCulture, "{0} per {1} s by {2}", limit.Permits, limit.PerSeconds, limit.By == RateLimitScope.All ? "all" : "client"))
                : null))));

    // A document that does not say leaves it to the gateway.
    private static JsonValue? Policy(AuthAttribute? auth) => auth switch
    {
        null => null,
        { Scheme: AuthScheme.None } => Text("anonymous"),
        { Policy: { } policy } => Text(policy),
        _ => Text("default"),
    };

    private static JsonValue Cluster(string service, List<GatewayRoute> routes, GatewayOptions options)
    {
        var slowest = routes.Where(route => route.Service == service).Select(route => route.TimeoutMilliseconds).DefaultIfEmpty(30_000).Max();
        var scheme = options.ServerAuthority is null ? "http" : "https";
        return Object(
            ("LoadBalancingPolicy", Text("PowerOfTwoChoices")),
            ("HealthCheck", Object(
                ("AvailableDestinationsPolicy", Text("HealthyOrPanic")),
                ("Active", Object(
                    ("Enabled", Text("true")), ("Interval", Text("00:00:01")), ("Timeout", Text("00:00:01")), ("Policy", Text("ConsecutiveFailures")), ("Path", Text(GatewayModel.HealthPath)))),
                ("Passive", Object(
                    ("Enabled", Text("true")), ("Policy", Text("TransportFailureRate")), ("ReactivationPeriod", Text("00:00:10")))))),
            ("HttpRequest", Object(("ActivityTimeout", Text(Time(slowest))))),
            ("Destinations", Object(options.Of(service).Select((server, ordinal) => (
                $"{GatewayModel.Slug(service)}_{(ordinal + 1).ToString(CultureInfo.InvariantCulture)}", (JsonValue?)Object(("Address", Text($"{scheme}://{server}/"))))))));
    }

    private static string Template(GatewayRoute route) =>
        "/" + string.Join("/", route.Segments.Select(segment => segment.Parameter is null ? segment.Text : $"{{{GatewayModel.Slug(segment.Parameter)}}}{segment.Text}"));

    private static string Time(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds).ToString("c", CultureInfo.InvariantCulture);
}
