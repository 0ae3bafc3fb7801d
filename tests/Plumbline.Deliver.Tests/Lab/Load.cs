using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Plumbline.Deliver.Tests.Lab;

/// <summary>Callers who read and create without a pause, and note every answer.</summary>
internal sealed class Load : IAsyncDisposable
{
    private readonly ConcurrentBag<(long Time, string What, string Result)> _failures = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _client;
    private readonly List<Task> _callers;
    private long _reads;
    private long _writes;
    private long _orders;

    /// <param name="address">Where callers come in.</param>
    /// <param name="withOrders">Whether some of them read orders.</param>
    public Load(Uri address, bool withOrders = false)
    {
        _client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        _callers =
        [
            .. Enumerable.Range(0, 4).Select(caller => Task.Run(() => ReadAsync(withOrders && caller % 2 == 1 ? "orders" : "users"))),
            .. Enumerable.Range(0, 2).Select(_ => Task.Run(WriteAsync)),
        ];
    }

    /// <summary>How many requests were sent.</summary>
    public long Requests => Interlocked.Read(ref _reads) + Interlocked.Read(ref _writes);

    /// <summary>How many of them asked for orders.</summary>
    public long Orders => Interlocked.Read(ref _orders);

    /// <summary>Those that were not answered as they ought to be.</summary>
    public IReadOnlyList<string> Failures => [.. _failures.Select(failure => $"{failure.What}: {failure.Result}")];

    /// <summary>Those since a moment.</summary>
    public int FailuresSince(long moment) => _failures.Count(failure => failure.Time > moment);

    /// <summary>Waits for some more requests, however slow the machine is.</summary>
    public async Task MoreAsync(int requests)
    {
        var until = Requests + requests;
        for (var i = 0; Requests < until; i++)
        {
            Assert.True(i < 2400, $"{requests} more requests were waited for in vain; {Requests} were sent");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Numbers for people.</summary>
    public override string ToString() => $"{Interlocked.Read(ref _reads)} GET, {Interlocked.Read(ref _writes)} POST, {_failures.Count} failed";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_callers);
        _client.Dispose();
        _stop.Dispose();
    }

    private async Task ReadAsync(string resource)
    {
        for (var i = 0; !_stop.IsCancellationRequested; i++)
        {
            await SendAsync("GET", () => _client.GetAsync(new Uri($"{resource}?limit={1 + (i % 5)}", UriKind.Relative)), 200);
            Interlocked.Increment(ref _reads);
            if (resource == "orders")
                Interlocked.Increment(ref _orders);
        }
    }

    private async Task WriteAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var body = JsonContent.Create(new { email = $"{Guid.NewGuid():n}@example.io", name = new { first = "Ada" } }, options: JsonSerializerOptions.Web);
            await SendAsync("POST", () => _client.PostAsync(new Uri("users", UriKind.Relative), body), 201);
            Interlocked.Increment(ref _writes);
            await Task.Delay(20);
        }
    }

    private async Task SendAsync(string what, Func<Task<HttpResponseMessage>> send, int expected)
    {
        try
        {
            using var answer = await send();
            if ((int)answer.StatusCode != expected)
                _failures.Add((Stopwatch.GetTimestamp(), what, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}"));
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            _failures.Add((Stopwatch.GetTimestamp(), what, exception.Message));
        }
    }
}
