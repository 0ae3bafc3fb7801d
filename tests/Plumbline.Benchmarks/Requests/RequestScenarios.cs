using System.Text.Json.Nodes;
using Plumbline.Benchmarks.Json;
using Plumbline.Benchmarks.Measuring;

namespace Plumbline.Benchmarks.Requests;

/// <summary>Requests in process, against a minimal API by hand: what an endpoint costs without server and network.</summary>
internal static class RequestScenarios
{
    private const double Bytes = 0.7;

    private static readonly WebApplication s_ours = OurShop.Build("http://127.0.0.1:0");
    private static readonly WebApplication s_rival = RivalShop.Build("http://127.0.0.1:0");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        Compare("GET by id", 1.2, 200, "GET /accounts/{id}", id: "00000007-0007-002a-0102-030405060708"),
        Compare("POST with body and validation", 1.5, 201, "POST /accounts", body: Samples.AccountForm),
        Compare("POST, against AddValidation", 1.5, 201, "POST /accounts", body: Samples.AccountForm, rivalRoute: "POST /validated-accounts"),
        Compare("list of 100", 1.3, 200, "GET /accounts"),
    ];

    private static Scenario Compare(
        string name, double faster, int status, string route, string? id = null, byte[]? body = null, string? rivalRoute = null)
    {
        var ours = new InProcessRequest(s_ours, Find(s_ours, route), id, body);
        var rival = new InProcessRequest(s_rival, Find(s_rival, rivalRoute ?? route), id, body);
        ours.Run();
        rival.Run();
        if (ours.Status != status || rival.Status != status || !IsSame(ours.Text, rival.Text))
            throw new InvalidOperationException($"{name}: {ours.Status} {ours.Text}\nbut {rival.Status} {rival.Text}");

        return new(name, ours.Run, rival.Run, faster, Bytes);
    }

    // The framework writes UTC as an offset of zero.
    private static bool IsSame(string ours, string rival) =>
        JsonNode.DeepEquals(JsonNode.Parse(ours), JsonNode.Parse(rival.Replace("+00:00", "Z", StringComparison.Ordinal)));

    private static RouteEndpoint Find(WebApplication application, string route) => ((IEndpointRouteBuilder)application).DataSources
        .SelectMany(source => source.Endpoints)
        .OfType<RouteEndpoint>()
        .Single(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { HttpMethods: [var method] } && $"{method} {endpoint.RoutePattern.RawText}" == route);
}
