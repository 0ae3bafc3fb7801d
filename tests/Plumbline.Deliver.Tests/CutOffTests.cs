using Plumbline.Deliver.Tests.Lab;

namespace Plumbline.Deliver.Tests;

/// <summary>The command is killed in the middle, as by a machine that runs out of memory, and run again.</summary>
[Collection(UsersCollection.Name)]
public sealed class CutOffTests(UsersRepository repository)
{
    [Fact]
    public async Task Goes_on_from_wherever_it_was_killed_and_never_runs_two_sets_of_instances()
    {
        await using var place = new DeliveryPlace(repository);
        var first = await place.ReleaseAsync(UsersRepository.First);
        Assert.True(first.Code == 0, first.Out + first.Error);
        await using var load = new Load(place.Address);

        // Before the new ones are up, while they are asked, while they are watched, and while the old ones go: each time further on.
        foreach (var step in new[] { "contract", "health", "open", "watch" })
        {
            using var command = place.StartRelease(UsersRepository.Good);
            await UntilAsync(() => place.Log.Any(entry => entry.Step == step && entry.Version == UsersRepository.Good) || command.HasExited, $"the step '{step}'");
            command.Kill();
            await command.WaitForExitAsync(TestContext.Current.CancellationToken);
            TestContext.Current.TestOutputHelper?.WriteLine($"killed after '{step}': {place.State.Operation?.Phase.ToString() ?? "done already"}, {place.Processes.Count} instances run");
            Assert.InRange(place.Processes.Count, 2, 4);
        }

        Assert.Contains(place.Log, entry => entry.Step == "resume");
        var end = await place.ReleaseAsync(UsersRepository.Good);
        Assert.True(end.Code == 0, end.Out + end.Error);
        Assert.Equal((UsersRepository.Good, null), (place.State.Current!.Version, place.State.Operation));
        Assert.Equal(2, place.Processes.Count);
        await load.MoreAsync(200);
        Assert.True(load.Failures.Count == 0, string.Join('\n', load.Failures.Take(5)));
        TestContext.Current.TestOutputHelper?.WriteLine($"killed four times: {load}");
    }

    [Fact]
    public async Task Undoes_what_was_cut_off_where_another_version_or_the_way_back_is_asked_for()
    {
        await using var place = new DeliveryPlace(repository, instances: 1);
        var first = await place.ReleaseAsync(UsersRepository.First);
        Assert.True(first.Code == 0, first.Out + first.Error);
        var before = place.Processes;
        foreach (var wayOut in new[] { "rollback", "release" })
        {
            using var command = place.StartRelease(UsersRepository.Good);
            var seen = place.Log.Count;
            await UntilAsync(() => place.Log.Skip(seen).Any(entry => entry.Step == "start"), "the start");
            command.Kill();
            await command.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(2, place.Processes.Count);

            // The plan says so, and does nothing.
            var plan = await place.ReleaseAsync(UsersRepository.Failing, "--plan");
            Assert.Contains($"resume       the switch to {UsersRepository.Good}, which was cut off, is undone first", plan.Out, StringComparison.Ordinal);
            Assert.Equal(2, place.Processes.Count);
            Assert.Equal(1, (await place.RunAsync("status")).Code);

            var result = wayOut == "rollback" ? await place.RunAsync("rollback") : await place.ReleaseAsync(UsersRepository.First);
            Assert.True(result.Code == 0, result.Out + result.Error);
            Assert.Contains($"undo        done     1 new instances stopped; {UsersRepository.First} runs as before", result.Out, StringComparison.Ordinal);
            Assert.Equal(before, place.Processes);
            Assert.Equal((0, null), ((await place.RunAsync("status")).Code, place.State.Operation));
        }
    }

    [Fact]
    public async Task Starts_again_what_ended_by_itself()
    {
        await using var place = new DeliveryPlace(repository, instances: 1);
        var first = await place.ReleaseAsync(UsersRepository.First);
        Assert.True(first.Code == 0, first.Out + first.Error);
        using (var instance = System.Diagnostics.Process.GetProcessById(place.Processes[0]))
        {
            instance.Kill();
            await UntilAsync(() => place.Processes.Count == 0, "the end of the instance");
        }

        // For a moment after the kill, the system knows the process still, without what it ran.
        var status = await place.RunAsync("status");
        for (var i = 0; i < 600 && !status.Out.Contains("it does not run", StringComparison.Ordinal); i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            status = await place.RunAsync("status");
        }

        Assert.Equal(1, status.Code);
        Assert.Contains("it does not run", status.Out, StringComparison.Ordinal);
        Assert.Contains("repair      done", (await place.ReleaseAsync(UsersRepository.First)).Out, StringComparison.Ordinal);
        Assert.Equal(0, (await place.RunAsync("status")).Code);
        using var client = new HttpClient { BaseAddress = place.Address };
        Assert.Equal("[]", await client.GetStringAsync(new Uri("users", UriKind.Relative), TestContext.Current.CancellationToken));
    }

    private static async Task UntilAsync(Func<bool> condition, string what)
    {
        for (var i = 0; i < 6000; i++)
        {
            if (condition())
                return;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"{what} was waited for in vain");
    }
}
