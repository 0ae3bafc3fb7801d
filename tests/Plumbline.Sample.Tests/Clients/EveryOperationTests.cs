extern alias orders;

using System.Collections.Concurrent;
using System.Text.Json;
using Io.Example.CommonV0;
using Io.Example.OrderV0;
using Io.Example.UserV0;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using orders::Orders;
using Plumbline.Events;
using Plumbline.Testing;
using Users;

namespace Plumbline.Sample.Tests.Clients;

/// <summary>The emitted clients against the running services: every operation that a service says it has is called, and answers as its document says.</summary>
public sealed class EveryOperationTests : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("plumbline-clients-").FullName;
    private readonly InMemoryEventStream _stream = new();
    private readonly ConcurrentBag<(string Address, string Method, string Path)> _calls = [];
    private WebApplication _users = null!;
    private WebApplication _orders = null!;
    private ServiceProvider _clients = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _users = UsersService.Build(Arguments("users"), _stream);
        _orders = OrdersService.Build(Arguments("orders"), _stream);
        await _users.StartAsync(Stop);
        await _orders.StartAsync(Stop);

        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new Recorder(_calls)));
        services.AddUserClient(new Uri(_users.Urls.First()));
        services.AddOrderClient(new Uri(_orders.Urls.First()));
        _clients = services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _clients.DisposeAsync();
        await _orders.DisposeAsync();
        await _users.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Clients_call_every_operation_of_both_services()
    {
        var users = _clients.GetRequiredService<UserClient>();
        var orders = _clients.GetRequiredService<OrderClient>();

        Assert.Equal("healthy", (await users.Healthchecks.GetHealthcheckAsync(Stop)).Status);
        Assert.Equal("healthy", (await orders.Healthchecks.GetHealthcheckAsync(Stop)).Status);

        var ada = await users.Users.PostAsync(new() { Email = "ada@example.io", Name = new() { First = "Ada" } }, Stop);
        Assert.Equal(ada, await users.Users.GetByIdAsync(ada.Id, Stop));
        ada = await users.Users.PutByIdAsync(ada.Id, new() { Email = "ada@example.com" }, Stop);
        ada = await users.Users.PatchByIdAsync(ada.Id, new() { Name = new NameForm { Last = "King" } }, Stop);
        Assert.Equal(("ada@example.com", "King"), (ada.Email, ada.Name.Last));
        Assert.Equal([ada], await users.Users.GetAsync(status: UserStatus.Active, limit: 10, offset: 0, sort: "-email", cancellationToken: Stop));

        await _stream.SettledAsync(cancellationToken: Stop);
        var form = new OrderForm
        {
            UserId = ada.Id,
            Items = new[] { new OrderItem { Sku = "AB-1234", Quantity = 2, Price = new() { Amount = 9.50m, Currency = "EUR" } } }.ToApiList(),
            ShipTo = new() { Streets = new[] { "1 Example Street" }.ToApiList(), City = "Berlin", Country = "DE" },
        };
        var order = await orders.Orders.PostAsync(form, Stop);
        Assert.Equal(new Money { Amount = 19.00m, Currency = "EUR" }, order.Total);
        Assert.Equal(order, await orders.Orders.GetByIdAsync(order.Id, Stop));
        Assert.Equal([order], await orders.Orders.GetAsync(userId: ada.Id, createdFrom: order.CreatedAt, cancellationToken: Stop));
        await orders.Orders.DeleteByIdAsync(order.Id, Stop);
        await Assert.ThrowsAsync<ApiNotFoundException>(() => orders.Orders.GetByIdAsync(order.Id, Stop));
        await users.Users.DeleteByIdAsync(ada.Id, Stop);

        // What the running services themselves say that they have.
        var due = (await OperationsAsync(_users)).Concat(await OperationsAsync(_orders)).ToList();
        Assert.Equal(12, due.Count);
        Assert.All(due, operation => Assert.Contains(_calls, call => IsOf(call, operation)));
    }

    [Fact]
    public void The_orders_service_can_rely_on_what_it_was_built_with() => ConsumerExpectations.Hold(consumer: "specs/user.json", producer: "specs/user.json");

    private static bool IsOf((string Address, string Method, string Path) call, (string Address, string Method, string Path) operation)
    {
        var (parts, pattern) = (call.Path.Split('/'), operation.Path.Split('/'));
        return (call.Address, call.Method) == (operation.Address, operation.Method)
            && parts.Length == pattern.Length
            && parts.Zip(pattern).All(pair => pair.First == pair.Second || pair.Second.StartsWith('{'));
    }

    private static async Task<List<(string Address, string Method, string Path)>> OperationsAsync(WebApplication service)
    {
        var address = new Uri(service.Urls.First());
        using var client = new HttpClient { BaseAddress = address };
        using var description = JsonDocument.Parse(await client.GetStringAsync(new Uri("/openapi.json", UriKind.Relative), Stop));
        return
        [
            .. from path in description.RootElement.GetProperty("paths").EnumerateObject()
               from method in path.Value.EnumerateObject()
               where method.Name is "get" or "post" or "put" or "patch" or "delete"
               select (address.Authority, method.Name.ToUpperInvariant(), path.Name),
        ];
    }

    private string[] Arguments(string name) =>
        ["--urls", "http://127.0.0.1:0", "--Plumbline:Storage:ConnectionString", Path.Combine(_data, name + ".db"), "--Logging:LogLevel:Default", "Warning"];

    private sealed class Recorder(ConcurrentBag<(string Address, string Method, string Path)> calls) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            calls.Add((request.RequestUri!.Authority, request.Method.Method, request.RequestUri.AbsolutePath));
            return base.SendAsync(request, cancellationToken);
        }
    }
}
