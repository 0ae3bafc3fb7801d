extern alias orders;

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Plumbline.Events;
using orders::Orders;
using Users;

namespace Plumbline.Sample.Tests.Company;

/// <summary>Both services of the example company with events in memory between them: nothing to install, and nothing to wait for by the clock.</summary>
public sealed class TogetherTests : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("plumbline-company-").FullName;
    private readonly InMemoryEventStream _stream = new();
    private WebApplication _usersService = null!;
    private WebApplication _ordersService = null!;
    private HttpClient _users = null!;
    private HttpClient _orders = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _usersService = UsersService.Build(Arguments("users"), _stream);
        _ordersService = OrdersService.Build(Arguments("orders"), _stream);
        await _usersService.StartAsync(Stop);
        await _ordersService.StartAsync(Stop);
        _users = new() { BaseAddress = new(_usersService.Urls.First()) };
        _orders = new() { BaseAddress = new(_ordersService.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        _users.Dispose();
        _orders.Dispose();
        await _ordersService.DisposeAsync();
        await _usersService.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Orders_knows_users_by_their_events_and_cancels_what_former_users_ordered()
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await OrderAsync("usr-nobody")).StatusCode);

        var user = await CreateUserAsync();
        await _stream.SettledAsync(cancellationToken: Stop);
        using var placed = await OrderAsync(user);
        Assert.Equal(HttpStatusCode.Created, placed.StatusCode);
        var order = (await placed.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetString();

        Assert.Equal(HttpStatusCode.NoContent, (await _users.DeleteAsync(new Uri($"/users/{user}", UriKind.Relative), Stop)).StatusCode);
        await _stream.SettledAsync(cancellationToken: Stop);
        Assert.Equal("cancelled", (await _orders.GetFromJsonAsync<JsonElement>($"/orders/{order}", Stop)).GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await OrderAsync(user)).StatusCode);
    }

    [Fact]
    public async Task Operators_pause_publishing_resume_it_and_replay_the_journal()
    {
        await CreateUserAsync();
        await _stream.SettledAsync(cancellationToken: Stop);
        await OperateAsync("queue/pause", ("stream", "user_event"));
        var user = await CreateUserAsync();
        await UntilAsync(events => events.GetProperty("queue").GetProperty("waiting").GetInt32() == 1);
        var paused = await EventsAsync(_users);
        Assert.True(paused.GetProperty("queue").GetProperty("streams")[0].GetProperty("is_paused").GetBoolean());
        Assert.Equal((user, "insert", true), Entry(paused.GetProperty("queue").GetProperty("journal")[0]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await OrderAsync(user)).StatusCode);

        await OperateAsync("queue/resume", ("stream", "user_event"));
        await _stream.SettledAsync(cancellationToken: Stop);
        Assert.Equal(HttpStatusCode.Created, (await OrderAsync(user)).StatusCode);

        await OperateAsync("queue/replay", ("stream", "user_event"), ("key", user), ("reason", "a test"));
        await UntilAsync(events => events.GetProperty("queue").GetProperty("replays") is { } replays && replays.GetArrayLength() == 1
            && replays[0].TryGetProperty("ended_at", out _) && replays[0].GetProperty("waiting").GetInt32() == 0);
        var replay = (await EventsAsync(_users)).GetProperty("queue").GetProperty("replays")[0];
        Assert.Equal((1, "a test"), (replay.GetProperty("queued").GetInt32(), replay.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task Operators_are_told_what_cannot_be_done()
    {
        using var unknown = await _users.PostAsJsonAsync(new Uri("/_internal_/events/queue/pause", UriKind.Relative), new { stream = "nothing" }, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.Contains("user_event", await unknown.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        using var none = await _users.PostAsJsonAsync(new Uri("/_internal_/events/inbox/retry", UriKind.Relative), new { id = new[] { 1 } }, Stop);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);

        using var time = await _users.PostAsJsonAsync(new Uri("/_internal_/events/queue/replay", UriKind.Relative), new { stream = "user_event", from = "yesterday" }, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, time.StatusCode);
        Assert.Contains("'from' is no time", await time.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    private static (string? Key, string? Operation, bool IsWaiting) Entry(JsonElement entry) =>
        (entry.GetProperty("key").GetString(), entry.GetProperty("operation").GetString(), entry.GetProperty("is_waiting").GetBoolean());

    private async Task<string> CreateUserAsync()
    {
        using var created = await _users.PostAsJsonAsync(new Uri("/users", UriKind.Relative), new { email = $"{Guid.NewGuid():N}@example.io" }, Stop);
        return (await created.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetString()!;
    }

    private async Task<HttpResponseMessage> OrderAsync(string user)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/orders")
        {
            Content = JsonContent.Create(new
            {
                user_id = user,
                items = new[] { new { sku = "AB-1234", price = new { amount = 9.5, currency = "EUR" } } },
                ship_to = new { streets = new[] { "1 Example Street" }, city = "Berlin", country = "DE" },
            }),
            Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } },
        };
        return await _orders.SendAsync(request, Stop);
    }

    private async Task OperateAsync(string action, params IEnumerable<(string Name, string Value)> values)
    {
        using var form = new FormUrlEncodedContent(values.Select(value => KeyValuePair.Create(value.Name, value.Value)));
        using var answer = await _users.PostAsync(new Uri($"/_internal_/events/{action}", UriKind.Relative), form, Stop);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    private async Task UntilAsync(Func<JsonElement, bool> condition)
    {
        for (var end = DateTime.UtcNow.AddSeconds(60); !condition(await EventsAsync(_users));)
        {
            Assert.True(DateTime.UtcNow < end, (await EventsAsync(_users)).ToString());
            await Task.Delay(20, Stop);
        }
    }

    private static async Task<JsonElement> EventsAsync(HttpClient service) => await service.GetFromJsonAsync<JsonElement>("/_internal_/events", Stop);

    // Developing, so that the page is open to the machine itself.
    private string[] Arguments(string name) =>
    [
        "--environment", "Development",
        "--urls", "http://127.0.0.1:0",
        "--Plumbline:Storage:ConnectionString", Path.Combine(_data, name + ".db"),
        "--Plumbline:Storage:Durable", "false",
        "--Logging:LogLevel:Default", "Warning",
    ];
}
