// The example company on one machine: both services in one process, each with a database of its own, events in memory between them.
using Orders;
using Plumbline.Events;
using Users;

var stream = new InMemoryEventStream();
await using var users = UsersService.Build(["--urls", "http://localhost:5080", .. args], stream);
await using var orders = OrdersService.Build(["--urls", "http://localhost:5081", .. args], stream);

await users.StartAsync();
await orders.StartAsync();

// Whichever is told to stop first (Ctrl+C) takes the other along.
await Task.WhenAny(users.WaitForShutdownAsync(), orders.WaitForShutdownAsync());
await orders.StopAsync();
await users.StopAsync();
