using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Plumbline.Sample.Tests.Hosting;

namespace Plumbline.Sample.Tests.Mutations;

/// <summary>Valid requests, changed at random: each gets an answer in time, with a status that the document or HTTP has for it.</summary>
public sealed class MutationTests(SampleServer server)
{
    private const int Workers = 4;
    private const int RequestsPerWorker = 5_000;

    // Another number sends other requests, for whoever wants to look further.
    private static readonly int s_seed =
        int.TryParse(Environment.GetEnvironmentVariable("PLUMBLINE_MUTATION_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 20260;

    // For bytes that may be no whole request: how long an answer is waited for before the rest is given up.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly DocumentedStatuses _documented = new();
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly ConcurrentDictionary<int, int> _statuses = new();

    private string Host => server.Address.Authority;

    [Fact]
    public async Task Answers_20000_changed_requests_with_a_status_that_the_document_or_http_has_for_them()
    {
        var errors = server.Log.Errors.Count();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(worker), TestContext.Current.CancellationToken)));

        Assert.True(_faults.IsEmpty, string.Join("\n\n", _faults.Take(5)));
        var logged = server.Log.Errors.Skip(errors).ToList();
        Assert.True(logged.Count == 0, string.Join("\n", logged.Take(5)));

        // Nothing would be tested if all requests stranded early.
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", _statuses.OrderBy(status => status.Key).Select(status => $"{status.Key}: {status.Value}")));
        Assert.All([200, 201, 204, 400, 404, 405, 406, 413, 415, 422], status => Assert.InRange(_statuses.GetValueOrDefault(status), 5, int.MaxValue));
    }

    private async Task WorkAsync(int worker)
    {
        using var connection = new WireConnection(new(IPAddress.Loopback, server.Address.Port));
        var ids = new List<string>();
        for (var i = 0; i < 4; i++)
            ids.Add(await server.CreateAsync());

        for (var i = 0; i < RequestsPerWorker && _faults.Count < 5; i++)
        {
            // Each request has random numbers of its own, so that one can be made again alone.
            var random = new Random(unchecked((s_seed * 1_000_003) + (worker * RequestsPerWorker) + i));
            var mutator = new RequestMutator(random, Host, $"w{worker}", ids);
            var request = mutator.Valid();
            var isBroken = random.Next(8) == 0;
            var bytes = isBroken ? mutator.Break(request.ToBytes()) : mutator.Change(request).ToBytes();
            var name = string.Create(CultureInfo.InvariantCulture, $"seed {s_seed}, worker {worker}, request {i}");
            var answer = await SendAsync(connection, request, bytes, isBroken, name);
            await ReplaceAsync(ids, answer, request);
        }
    }

    private async Task<WireAnswer?> SendAsync(WireConnection connection, WireRequest request, byte[] bytes, bool isBroken, string name)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(s_limit);
        try
        {
            var answer = isBroken
                ? await connection.SendBrokenAsync(bytes, s_patience, limit.Token)
                : await connection.SendAsync(bytes, request.Method == "HEAD", limit.Token);
            if (FindFault(answer, request, bytes, isBroken) is { } fault)
                _faults.Enqueue($"{name}: {fault}\n{AnswerCheck.Show(bytes)}\n-> {answer?.ToString() ?? "no answer"}");

            _statuses.AddOrUpdate(answer?.Status ?? 0, 1, (_, count) => count + 1);
            return answer;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            _faults.Enqueue($"{name}: no answer after {s_limit.TotalSeconds} s\n{AnswerCheck.Show(bytes)}");
            connection.Dispose();
            return null;
        }
    }

    private string? FindFault(WireAnswer? answer, WireRequest request, byte[] bytes, bool isBroken)
    {
        if (answer is null)
            return isBroken ? null : "no answer to a whole request";

        // Kestrel speaks no such version.
        if (isBroken && answer.Status == 505 && !bytes.AsSpan(0, bytes.AsSpan().IndexOf((byte)'\n') + 1).EndsWith(" HTTP/1.1\r\n"u8))
            return null;

        return AnswerCheck.Find(answer, isBroken ? _documented.Any : _documented.Of(request), bytes.AsSpan().StartsWith("HEAD "u8));
    }

    // A deleted user is replaced, so that requests go on finding somebody.
    private async Task ReplaceAsync(List<string> ids, WireAnswer? answer, WireRequest request)
    {
        if (answer is not { Status: 204 })
            return;

        for (var i = 0; i < ids.Count; i++)
        {
            if (request.Target.Contains(ids[i], StringComparison.Ordinal))
                ids[i] = await server.CreateAsync();
        }
    }
}
