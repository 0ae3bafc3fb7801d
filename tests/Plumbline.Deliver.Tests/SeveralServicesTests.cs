using System.Net;
using Plumbline.Deliver.Tests.Lab;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Deliver.Tests;

/// <summary>Users and Orders behind one gateway: what happens to one is nothing to the other.</summary>
[Collection(UsersCollection.Name)]
public sealed class SeveralServicesTests(UsersRepository repository)
{
    [Fact]
    public async Task Switches_one_of_two_services_and_back_and_leaves_the_other_alone()
    {
        var (orders, otherOrders) = (await repository.OrdersArtifactAsync(UsersRepository.First), await repository.OrdersArtifactAsync(UsersRepository.OtherOrders));
        await using var place = new DeliveryPlace(repository, instances: 1, withOrders: true);

        // Both at once; who is called by others is there first.
        Succeeded(await place.ReleaseAsync(UsersRepository.First, "--artifact", orders));
        Assert.Equal((1, 1), (place.Processes.Count, place.OrdersProcesses.Count));
        var released = place.Log.Where(entry => entry.Step == "release").Select(entry => entry.Service).ToList();
        Assert.Equal(["users", "orders"], released);
        using var client = new HttpClient { BaseAddress = place.Address };
        Assert.Equal(("[]", "[]"), (await GetAsync(client, "users"), await GetAsync(client, "orders")));

        await using var load = new Load(place.Address, withOrders: true);
        await load.MoreAsync(200);
        var users = place.Processes;
        var wrong = await place.RunAsync("release", "users", "--artifact", otherOrders);
        Assert.Equal(2, wrong.Code);
        Assert.EndsWith("is of service 'orders', and only users is asked for\n", wrong.Error, StringComparison.Ordinal);
        Succeeded(await place.RunAsync("release", "orders", "--artifact", otherOrders));
        Assert.Equal((UsersRepository.OtherOrders, UsersRepository.First), (place.StateOf("orders").Current!.Version, place.State.Current!.Version));
        Assert.Equal(users, place.Processes);
        await SoundAsync(load, "Orders went out");

        // Users bring new routes, and the gateway is configured anew around Orders.
        var running = place.OrdersProcesses;
        Succeeded(await place.ReleaseAsync(UsersRepository.Good));
        Assert.Equal(running, place.OrdersProcesses);
        Assert.Empty(place.Processes.Intersect(users));
        await SoundAsync(load, "Users went out");

        // Orders go back. Users keep their version, their process and their new route.
        users = place.Processes;
        Succeeded(await place.RunAsync("rollback", "orders"));
        Assert.Equal((UsersRepository.First, UsersRepository.Good), (place.StateOf("orders").Current!.Version, place.State.Current!.Version));
        Assert.Equal(users, place.Processes);
        Assert.Empty(place.OrdersProcesses.Intersect(running));
        // On a connection of its own: an idle one gets one more answer from the process that had the former routes.
        using var fresh = new HttpClient { BaseAddress = place.Address };
        using var unknown = await fresh.GetAsync(new Uri("users/nobody/name", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.NotFound, ""), (unknown.StatusCode, await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        await SoundAsync(load, "Orders went back");

        // One that breaks Users' callers is refused, and Orders never notice.
        running = place.OrdersProcesses;
        Assert.Equal(1, (await place.ReleaseAsync(UsersRepository.Breaking)).Code);
        Assert.Equal(users, place.Processes);
        Assert.Equal(running, place.OrdersProcesses);
        await SoundAsync(load, "a breaking version of Users was refused");
        Assert.Equal(0, (await place.RunAsync("status")).Code);
    }

    private static Task<string> GetAsync(HttpClient client, string path) => client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private static async Task SoundAsync(Load load, string what)
    {
        var orders = load.Orders;
        await load.MoreAsync(300);
        Assert.True(load.Failures.Count == 0, $"{what}, and {load.Failures.Count} requests failed: {string.Join('\n', load.Failures.Take(5))}");
        Assert.True(load.Orders > orders, $"{what}, and nobody asked for orders");
        TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {load}, {load.Orders} of them for orders");
    }

    private static void Succeeded(ToolResult result) => Assert.True(result.Code == 0, $"{result.Code}\n{result.Out}\n{result.Error}");
}
