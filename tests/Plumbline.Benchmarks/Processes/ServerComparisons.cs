using System.Net.Http.Headers;
using Plumbline.Benchmarks.Json;
using Plumbline.Benchmarks.Measuring;
using Plumbline.Benchmarks.Requests;

namespace Plumbline.Benchmarks.Processes;

/// <summary>Requests over Kestrel and a socket: the server's processor time for each.</summary>
internal static class ServerComparisons
{
    private const string Path = "/accounts/00000007-0007-002a-0102-030405060708";
    private const int Callers = 8;
    private const int Rounds = 7;

    // The system counts a process's time in steps of 10 ms: half a microsecond per request.
    private const int Requests = 20_000;

    /// <summary>The argument that makes this program one of the two servers.</summary>
    public const string Serve = "--serve";

    /// <summary>Runs one of the two servers until it is stopped.</summary>
    /// <param name="which"><c>ours</c> or <c>rival</c>.</param>
    /// <param name="urls">Where it listens.</param>
    public static void Run(string which, string urls) => (which == "ours" ? OurShop.Build(urls) : RivalShop.Build(urls)).Run();

    /// <summary>Measures.</summary>
    public static IEnumerable<Comparison> Measure() =>
    [
        Compare("Kestrel: GET by id, server", http => http.GetAsync(Path)),
        Compare("Kestrel: POST, server", http =>
        {
            var content = new ByteArrayContent(Samples.AccountForm) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            return http.PostAsync("/accounts", content);
        }),
        Compare("Kestrel: list of 100, server", http => http.GetAsync("/accounts")),
    ];

    private static Comparison Compare(string what, Func<HttpClient, Task<HttpResponseMessage>> send)
    {
        var (ours, rival) = CompareAsync(send).GetAwaiter().GetResult();
        return Comparison.AtMost(what, ours, rival, 1.0, Comparison.Time);
    }

    private static async Task<(double Ours, double Rival)> CompareAsync(Func<HttpClient, Task<HttpResponseMessage>> send)
    {
        var program = typeof(ServerComparisons).Assembly.Location;
        using var ours = await ChildServer.StartAsync(Path, program, Serve, "ours");
        using var rival = await ChildServer.StartAsync(Path, program, Serve, "rival");
        var (ourTimes, rivalTimes) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds + 2; i++)
        {
            var (ourTime, rivalTime) = (await RoundAsync(ours, send), await RoundAsync(rival, send));

            // The first rounds run code that is not optimised yet.
            if (i >= 2)
            {
                ourTimes.Add(ourTime);
                rivalTimes.Add(rivalTime);
            }
        }

        return (SideBySide.Typical(ourTimes), SideBySide.Typical(rivalTimes));
    }

    private static async Task<double> RoundAsync(ChildServer server, Func<HttpClient, Task<HttpResponseMessage>> send)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        var before = server.ProcessorTime;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            for (var i = 0; i < Requests / Callers; i++)
            {
                using var response = await send(http);
                response.EnsureSuccessStatusCode();
            }
        }));
        return (server.ProcessorTime - before).TotalNanoseconds / Requests;
    }
}
