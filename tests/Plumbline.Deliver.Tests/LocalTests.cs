using Plumbline.Deliver.Tests.Lab;

namespace Plumbline.Deliver.Tests;

[Collection(UsersCollection.Name)]
public sealed class LocalTests(UsersRepository repository)
{
    [Fact]
    public async Task Builds_and_runs_the_work_tree_behind_a_gateway_by_one_command()
    {
        await using var place = new DeliveryPlace(repository);
        var plan = await place.RunAsync("local", "--plan");
        Assert.Equal((0, 0), (plan.Code, place.LocalProcesses.Count));

        var up = await place.RunAsync("local", "--detach");
        Assert.True(up.Code == 0, up.Out + up.Error);
        Assert.EndsWith($"everything runs; callers come in at {place.Address.ToString().TrimEnd('/')}\n", up.Out, StringComparison.Ordinal);
        using (var client = new HttpClient { BaseAddress = place.Address })
            Assert.Equal("[]", await client.GetStringAsync(new Uri("users", UriKind.Relative), TestContext.Current.CancellationToken));

        // What is delivered is another thing.
        Assert.Null(place.State.Current);
        var running = Assert.Single(place.LocalProcesses);

        // Nothing changed, so nothing is started anew.
        Assert.Contains("runs already, nothing changed", (await place.RunAsync("local", "--detach")).Out, StringComparison.Ordinal);
        Assert.Equal(running, Assert.Single(place.LocalProcesses));
        Assert.Equal("stopped 1 instance and the gateway\n", (await place.RunAsync("stop", "--local")).Out);
        Assert.Empty(place.LocalProcesses);
    }
}
