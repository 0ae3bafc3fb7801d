extern alias orders;

using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using orders::Orders;
using Plumbline.Data;
using Plumbline.Events;
using Plumbline.Tests.Shared;
using Users;

namespace Plumbline.Sample.Tests.Company;

/// <summary>What operators do about events that cannot be handled: real ones, which the database refuses.</summary>
public sealed class InboxActionTests : IDisposable
{
    private const string Stream = "development.user.v0.user_event.json";

    private readonly string _data = Directory.CreateTempSubdirectory("plumbline-inbox-").FullName;
    private readonly InMemoryEventStream _stream = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task Failed_events_are_put_aside_tried_again_and_kept_ones_replayed(SqlDialect dialect)
    {
        await using var usersService = UsersService.Build(await ArgumentsAsync("users", SqlDialect.Sqlite), _stream);
        await using var ordersService = OrdersService.Build(await ArgumentsAsync("orders", dialect), _stream);
        await usersService.StartAsync(Stop);
        await ordersService.StartAsync(Stop);
        using var users = new HttpClient { BaseAddress = new(usersService.Urls.First()) };
        using var orders = new HttpClient { BaseAddress = new(ordersService.Urls.First()) };
        var sql = dialect == SqlDialect.Sqlite
            ? ("create trigger no_poison before insert on users when new.email = 'poison@example.io' begin select raise(abort, 'poison'); end", "drop trigger no_poison")
            : ("alter table users add constraint no_poison check (email <> 'poison@example.io')", "alter table users drop constraint no_poison");
        await RunAsync(ordersService, sql.Item1);

        foreach (var email in new[] { "poison@example.io", "good@example.io" })
        {
            using var made = await users.PostAsJsonAsync(new Uri("/users", UriKind.Relative), new { email }, Stop);
            made.EnsureSuccessStatusCode();
        }

        // It fails and will be tried again; the other one is handled.
        var inbox = ordersService.Services.GetRequiredService<EventInbox>();
        await UntilAsync(async () => await inbox.FailedAsync(cancellationToken: Stop) is [{ State: FailedState.Retry }] && await CountAsync(ordersService) == 1);
        var failed = (await inbox.FailedAsync(cancellationToken: Stop))[0];
        Assert.StartsWith("replica ", failed.Consumer, StringComparison.Ordinal);

        Assert.Equal(1, await OperateAsync(orders, "inbox/park", new { id = new[] { failed.Id } }));
        Assert.Equal(FailedState.Parked, Assert.Single(await inbox.FailedAsync(cancellationToken: Stop)).State);

        // The cause is still there: it fails again.
        Assert.Equal(1, await OperateAsync(orders, "inbox/retry", new { id = new[] { failed.Id } }));
        await UntilAsync(async () => await inbox.FailedAsync(cancellationToken: Stop) is [{ Attempts: > 1, State: FailedState.Retry }]);

        await RunAsync(ordersService, sql.Item2);
        Assert.Equal(1, await OperateAsync(orders, "inbox/retry", new { id = new[] { failed.Id } }));
        await UntilAsync(async () => await CountAsync(ordersService) == 2);
        Assert.Empty(await inbox.FailedAsync(cancellationToken: Stop));

        // Somebody broke the replica by hand; without an end, all that is kept is handled again.
        await RunAsync(ordersService, "delete from users");
        Assert.Equal(2, await OperateAsync(orders, "inbox/replay", new { stream = Stream }));
        await UntilAsync(async () => await CountAsync(ordersService) == 2);
    }

    private static async Task<long> OperateAsync(HttpClient service, string action, object values)
    {
        using var answer = await service.PostAsJsonAsync(new Uri($"/_internal_/events/{action}", UriKind.Relative), values, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<JsonElement>(text).GetProperty("count").GetInt64();
    }

    private static Task<long> CountAsync(WebApplication service) => ScalarAsync(service, "select count(*) from users");

    private static async Task<long> ScalarAsync(WebApplication service, string sql)
    {
        await using var connection = await service.Services.GetRequiredService<Plumbline.Data.Storage>().OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(Stop) ?? 0L, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Task RunAsync(WebApplication service, string sql) => service.Services.GetRequiredService<Plumbline.Data.Storage>().InTransactionAsync(
        async (transaction, cancellationToken) =>
        {
            await using var command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(cancellationToken);
        },
        Stop);

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var end = DateTime.UtcNow.AddMinutes(2); !await condition(); await Task.Delay(20, Stop))
            Assert.True(DateTime.UtcNow < end, "It did not happen.");
    }

    private async Task<string[]> ArgumentsAsync(string name, SqlDialect dialect) =>
    [
        "--environment", "Development",
        "--urls", "http://127.0.0.1:0",
        "--Plumbline:Storage:Provider", dialect.ToString(),
        "--Plumbline:Storage:ConnectionString", dialect == SqlDialect.Sqlite ? Path.Combine(_data, name + ".db") : await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync(),
        "--Logging:LogLevel:Default", "Warning",
    ];
}
