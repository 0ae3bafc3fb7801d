using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using Plumbline.Tests.Shared;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Tool.Tests.Gateway;

/// <summary>HAProxy with the configuration that is written for it, in front of three instances of Users under load.</summary>
public sealed class HaproxyRunTests
{
    private readonly ConcurrentBag<(bool IsRead, int Status)> _answers = [];

    [Fact]
    public async Task Answers_every_idempotent_request_and_sends_no_other_twice_while_instances_die_hang_and_fail()
    {
        using var test = new ToolTest();
        FaultyInstance[] instances = [new(), new(), new()];
        try
        {
            foreach (var instance in instances)
                await instance.StartAsync();

            var port = FreePorts.One();
            var servers = string.Join(',', instances.Select(i => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{i.Port}")));
            var result = await test.RunInAsync(
                Repository.Root, "gateway", "haproxy", "specs/user.json", "--server", $"user={servers}", "--bind", $"127.0.0.1:{port}", "--output", test.PathOf("haproxy.cfg"));
            Assert.Equal(0, result.Code);
            using var haproxy = HaproxyProcess.Start(test.PathOf("haproxy.cfg"));
            var address = new Uri($"http://127.0.0.1:{port}/");
            using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
            await UntilAsync(async () => (await TryAsync(client, HttpMethod.Get, "users?limit=1")) == 200, "the gateway answers");

            using var stop = new CancellationTokenSource();
            var load = Enumerable.Range(0, 6).Select(_ => LoadAsync(client, isRead: true, stop.Token))
                .Concat(Enumerable.Range(0, 3).Select(_ => LoadAsync(client, isRead: false, stop.Token)))
                .ToList();
            await SoundAsync("all well");

            instances[0].Kill();
            await SoundAsync("one killed");
            await instances[0].StartAsync();
            await ServesAgainAsync(instances[0]);

            await instances[1].StopAsync();
            await UntilAsync(() => Task.FromResult(haproxy.Log.Contains("Server user_once/user_2 is DOWN", StringComparison.Ordinal)), "the hanging instance is left alone");
            await SoundAsync("one hangs");
            await instances[1].ContinueAsync();
            await ServesAgainAsync(instances[1]);

            instances[2].Fault = Fault.AnswersErrors;
            await UntilAsync(() => Task.FromResult(haproxy.Log.Contains("Server user_once/user_3 is DOWN", StringComparison.Ordinal)), "the circuit of the failing instance opens");
            await SoundAsync("one answers errors");
            instances[2].Fault = Fault.None;
            await ServesAgainAsync(instances[2]);
            await SoundAsync("all well again");

            await stop.CancelAsync();
            await Task.WhenAll(load);

            var failed = _answers.Where(a => a.IsRead && a.Status != 200).Select(a => a.Status).ToList();
            Assert.True(failed.Count == 0, $"{failed.Count} idempotent requests were not answered: {string.Join(' ', failed.Distinct())}\n{haproxy.Log}");
            var arrivals = instances.SelectMany(i => i.Calls).GroupBy(c => c.Key).Select(g => (Id: g.Key, Count: g.Sum(c => c.Value))).ToList();
            Assert.DoesNotContain(arrivals, call => call.Id.StartsWith("POST", StringComparison.Ordinal) && call.Count > 1);

            // Otherwise nothing was tried again, and the test would prove nothing.
            Assert.Contains(arrivals, call => call.Id.StartsWith("GET", StringComparison.Ordinal) && call.Count > 1);
            var lost = _answers.Count(a => !a.IsRead && a.Status is not 201);
            await SumUpAsync($"gateway: one killed, one stopped, one answering errors: {_answers.Count(a => a.IsRead)} GET, 0 failed; {_answers.Count(a => !a.IsRead)} POST, {lost} failed, none sent twice; {arrivals.Count(c => c.Count > 1)} GET sent again");
            Say($"in all: {_answers.Count(a => a.IsRead)} GET, 0 failed; {_answers.Count(a => !a.IsRead)} POST, {lost} failed, none sent twice; {arrivals.Count(c => c.Count > 1)} GET sent again");
        }
        finally
        {
            foreach (var instance in instances)
                await instance.DisposeAsync();
        }
    }

    // Long enough for hundreds of calls, however slow the machine is.
    private async Task SoundAsync(string phase)
    {
        var before = _answers.Count;
        await UntilAsync(() => Task.FromResult(_answers.Count > before + 300), $"300 calls in the phase '{phase}'");
        Say($"{phase}: {_answers.Count - before} calls");
    }

    private static Task ServesAgainAsync(FaultyInstance instance)
    {
        var before = instance.Calls.Count;
        return UntilAsync(() => Task.FromResult(instance.Calls.Count > before + 20), "the instance gets calls again without a hand");
    }

    private async Task LoadAsync(HttpClient client, bool isRead, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var status = await TryAsync(client, isRead ? HttpMethod.Get : HttpMethod.Post, isRead ? "users?limit=1" : "users");
            _answers.Add((isRead, status));
            if (!isRead)
                await Task.Delay(5, CancellationToken.None);
        }
    }

    private static async Task<int> TryAsync(HttpClient client, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        var id = Guid.NewGuid();
        request.Headers.Add("X-Call-Id", $"{method} {id:n}");
        if (method == HttpMethod.Post)
            request.Content = JsonContent.Create(new { email = $"{id:n}@example.io", name = new { first = "Ada", last = "Lovelace" } });
        try
        {
            // With its length: the relay does not read chunks.
            if (request.Content is not null)
                await request.Content.LoadIntoBufferAsync();
            using var answer = await client.SendAsync(request);
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        for (var i = 0; i < 1200; i++)
        {
            if (await condition())
                return;

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"waited in vain until {what}");
    }

    /// <summary>build/test prints such files at the end.</summary>
    private static Task SumUpAsync(string line)
    {
        var folder = Repository.PathOf("artifacts/test-results");
        Directory.CreateDirectory(folder);
        return File.WriteAllLinesAsync(Path.Combine(folder, "Plumbline.Tool.Tests.summary.txt"), [line], TestContext.Current.CancellationToken);
    }

    private static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
