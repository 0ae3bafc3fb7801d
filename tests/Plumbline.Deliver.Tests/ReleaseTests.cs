using System.Diagnostics;
using System.Net;
using Plumbline.Deliver.Tests.Lab;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Deliver.Tests;

/// <summary>Versions of the sample's Users go out, are refused and are taken back while callers go on.</summary>
[Collection(UsersCollection.Name)]
public sealed class ReleaseTests(UsersRepository repository)
{
    [Fact]
    public async Task Loses_no_request_whatever_a_version_is_like()
    {
        await using var place = new DeliveryPlace(repository);
        DeliverPage.Shows("stage", repository.StagingOutput);
        Shown("release-first", Succeeded(await place.ReleaseAsync(UsersRepository.First)));
        Assert.Equal(2, place.Processes.Count);
        await using var load = new Load(place.Address);
        await load.MoreAsync(200);

        // A good one goes out.
        var before = place.Processes;
        Shown("plan", Succeeded(await place.ReleaseAsync(UsersRepository.Good, "--plan")));
        Shown("release-good", Succeeded(await place.ReleaseAsync(UsersRepository.Good)));
        Shown("status", Succeeded(await place.RunAsync("status")));
        Assert.Equal(UsersRepository.Good, place.State.Current!.Version);
        Assert.Equal(2, place.Processes.Count);
        Assert.Empty(place.Processes.Intersect(before));
        await SoundAsync(load, "a good version went out");

        // Its new operation is let through, which takes new routes.
        Assert.Contains(place.Log, entry => entry is { Step: "routes", Version: UsersRepository.Good, Outcome: "done" });
        using var client = new HttpClient { BaseAddress = place.Address };
        var unknown = await client.GetAsync(new Uri("users/nobody/name", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.NotFound, ""), (unknown.StatusCode, await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));

        // Twice is once.
        var (running, log) = (place.Processes, place.Log.Count);
        var again = await place.ReleaseAsync(UsersRepository.Good);
        Assert.Equal((0, $"users {UsersRepository.Good}: runs already, nothing is to be done\n"), (again.Code, again.Out));
        Assert.Equal(running, place.Processes);
        Assert.Equal(log, place.Log.Count);

        // One that breaks the contract is refused before it is started.
        var broken = Shown("release-breaking", Refused(await place.ReleaseAsync(UsersRepository.Breaking), "contract"));
        Assert.Contains("user_form.email", broken.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(place.Log, entry => entry is { Step: "start", Version: UsersRepository.Breaking });
        Assert.Equal(running, place.Processes);
        await SoundAsync(load, "one that breaks the contract was refused");

        // One that is ill, and one that answers wrongly, never get a request of a caller.
        Assert.Contains("is not healthy after 40 s: its health check answers ", Refused(await place.ReleaseAsync(UsersRepository.Ill), "health").Out, StringComparison.Ordinal);
        Assert.Equal(running, place.Processes);
        await SoundAsync(load, "one that fails its health was undone");
        Assert.Contains("where at most 3 were asked for", Shown("release-wrong", Refused(await place.ReleaseAsync(UsersRepository.Wrong), "conformance")).Out, StringComparison.Ordinal);
        Assert.DoesNotContain(place.Log, entry => entry is { Step: "open", Version: UsersRepository.Ill or UsersRepository.Wrong });
        Assert.Equal(running, place.Processes);
        await SoundAsync(load, "one that answers wrongly was undone");

        // What no safe request shows, callers see: it goes as soon as that is seen.
        Refused(await place.ReleaseAsync(UsersRepository.Failing), "watch");
        Assert.Equal(running, place.Processes);
        var (undone, suffered) = (Stopwatch.GetTimestamp(), load.Failures.Count);
        Assert.InRange(suffered, 1, int.MaxValue);
        Assert.All(load.Failures, failure => Assert.StartsWith("POST: 500", failure, StringComparison.Ordinal));
        await load.MoreAsync(300);
        Assert.Equal(0, load.FailuresSince(undone));
        Say($"one that fails callers was undone after {suffered} failures, none after: {load}");

        // Back, once.
        Shown("rollback", Succeeded(await place.RunAsync("rollback")));
        Assert.Equal(UsersRepository.First, place.State.Current!.Version);
        await load.MoreAsync(300);
        Assert.Equal(0, load.FailuresSince(undone));
        Assert.Equal("users: there is no version before, nothing is to be done\n", (await place.RunAsync("rollback")).Out);
        Assert.Equal(2, place.Processes.Count);
        Say($"went back: {load}");
    }

    private static async Task SoundAsync(Load load, string what)
    {
        await load.MoreAsync(300);
        Assert.True(load.Failures.Count == 0, $"{what}, and {load.Failures.Count} requests failed: {string.Join('\n', load.Failures.Take(5))}");
        Say($"{what}: {load}");
    }

    private static ToolResult Succeeded(ToolResult result)
    {
        Assert.True(result.Code == 0, $"{result.Code}\n{result.Out}\n{result.Error}");
        return result;
    }

    // Everything that this writes for people is on the page for people.
    private static ToolResult Shown(string name, ToolResult result)
    {
        DeliverPage.Shows(name, result.Out);
        return result;
    }

    private static ToolResult Refused(ToolResult result, string gate)
    {
        Assert.True(result.Code == 1 && result.Out.Contains($"  {gate,-11} refused", StringComparison.Ordinal), $"{result.Code}\n{result.Out}\n{result.Error}");
        return result;
    }

    private static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
