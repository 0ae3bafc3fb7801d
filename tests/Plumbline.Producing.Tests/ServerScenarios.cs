using System.Data.Common;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Plumbline.PostgreSql;

namespace Plumbline.Producing.Tests;

/// <summary>Scenarios 24 to 26 and 41: what happens to the database server.</summary>
public sealed class ServerScenarios
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scenario_24_publishing_outlives_a_crash_of_the_database_server_and_killed_connections()
    {
        await using var server = await PostgreSqlServer.StartAsync(isDurable: true);
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.PostgreSql, server);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);
        process.Start();
        await shop.WriteAsync("a", 1);
        await Eventually.TrueAsync(() => stream.Published().Count == 1);

        await server.CrashAsync();
        await Eventually.TrueAsync(() => process.Publisher.Loop.Failure is not null);
        await server.StartAsync();
        var time = Stopwatch.StartNew();
        await Eventually.TrueAsync(() => TryWriteAsync(shop, "a", 2));
        await Eventually.TrueAsync(() => stream.Published().Any(e => e.Sequence > stream.Published()[0].Sequence));
        TestContext.Current.TestOutputHelper?.WriteLine($"Publishing again {time.Elapsed.TotalSeconds:0.0} s after the server was back.");

        await shop.RunAsync("select pg_terminate_backend(pid) from pg_stat_activity where application_name like '%events'");
        await Eventually.TrueAsync(() => TryWriteAsync(shop, "a", 3));
        await Eventually.TrueAsync(async () => await shop.QueuedAsync() == 0);
        Deliveries.AssertOrdered(stream.Published());
        Deliveries.AssertComplete((await shop.JournalAsync()).Select(j => j.Sequence), stream.Published());

        // Once when it began to fail, and once when it worked again, each time.
        Assert.InRange(process.Log.Entries.Count(e => e.Message.StartsWith("The publisher fails", StringComparison.Ordinal)), 1, 3);
    }

    [Fact]
    public async Task Scenario_24_within_five_seconds_after_the_server_is_back_publishing_goes_on()
    {
        await using var server = await PostgreSqlServer.StartAsync(isDurable: true);
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.PostgreSql, server);
        var (stream, clock) = (new InMemoryEventStream(), new ManualTimeProvider());
        await using var process = new ShopProcess(shop, stream, clock);
        process.Start();
        await shop.WriteAsync("a", 1);
        await Eventually.TrueAsync(() => stream.Published().Count == 1);

        // Away for ten minutes, so that every wait is as long as it ever gets.
        await server.CrashAsync();
        for (var i = 0; i < 150; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(4));
            await Task.Delay(10, Stop);
        }

        Assert.NotNull(process.Lease.Loop.Failure);
        await server.StartAsync();
        await Eventually.TrueAsync(() => TryWriteAsync(shop, "a", 2));

        // Five seconds by its clock, which then stands still. How long the work itself takes is the machine's matter.
        for (var i = 0; i < 50; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(10, Stop);
        }

        await Eventually.TrueAsync(() => stream.Published().Any(e => e.Sequence > stream.Published()[0].Sequence));
    }

    [Fact]
    public async Task Scenario_24_a_server_that_is_away_is_asked_now_and_then_and_not_in_a_busy_loop()
    {
        await using var server = await PostgreSqlServer.StartAsync(isDurable: true);
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.PostgreSql, server);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);
        process.Start();
        await shop.WriteAsync("a", 1);
        await Eventually.TrueAsync(() => stream.Published().Count == 1);
        await server.CrashAsync();

        // In its place somebody who hangs up, and counts.
        var calls = 0;
        using (var instead = new TcpListener(IPAddress.Loopback, server.Port))
        {
            instead.Start();
            using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
            end.CancelAfter(TimeSpan.FromSeconds(6));
            try
            {
                while (true)
                {
                    using var call = await instead.AcceptTcpClientAsync(end.Token);
                    calls++;
                }
            }
            catch (OperationCanceledException) when (!Stop.IsCancellationRequested)
            {
            }
        }

        // Two loops, whose waits double from 0.1 to 3 seconds; a busy loop calls thousands of times.
        Assert.InRange(calls, 2, 60);
        await server.StartAsync();
        await Eventually.TrueAsync(() => TryWriteAsync(shop, "a", 2));
        await Eventually.TrueAsync(() => stream.Published().Any(e => e.Sequence > stream.Published()[0].Sequence));
    }

    [Fact]
    public async Task Scenario_25_publishing_goes_on_where_requests_have_taken_every_connection()
    {
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.PostgreSql);
        var busy = shop.Open(";Maximum Pool Size=2;Timeout=1");
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream, storage: busy);
        await using var one = await busy.OpenAsync(Stop);
        await using var two = await busy.OpenAsync(Stop);
        await Assert.ThrowsAnyAsync<DbException>(async () => await busy.OpenAsync(Stop));
        await shop.WriteAsync("a", 1);
        await process.DrainAsync();

        Assert.Single(stream.Published());
        Assert.NotNull(await process.Producers.GetStatusAsync(Stop));
    }

    [Fact]
    public async Task Scenario_26_no_statement_relies_on_a_session_that_a_pooler_may_have_changed()
    {
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.PostgreSql);
        await using var process = new ShopProcess(shop, new InMemoryEventStream());
        await process.Lease.RenewAsync(Stop);
        await shop.WriteAsync("a", 1);
        string[] streams = ["item_event", "parcel_event"];

        // Each on a connection of its own that knows of nothing before, as behind a pooler in transaction mode.
        var page = await WithAsync(session => session.ReadAsync(new() { Streams = streams, Limit = 10 }, Stop));
        var receipt = await WithAsync(session => session.CompleteAsync(new([page.Rows[0].QueueId], []), EventPublisher.LeaseName, process.Lease.Token!.Value, null, Stop));
        var rest = await WithAsync(session => session.ReadAsync(new() { Streams = streams, Limit = 10, From = 0 }, Stop));
        Assert.True(receipt is { IsHolder: true, Transaction: > 0 });
        Assert.Single(page.Rows);
        Assert.Empty(rest.Rows);

        await process.DrainAsync();
        Assert.Equal(0, await shop.ScalarAsync<int>("select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())"));
        Assert.Equal(0, await shop.ScalarAsync<int>("select count(*) from pg_stat_activity where datname = current_database() and (query ilike '%listen %' or state = 'idle in transaction') and pid <> pg_backend_pid()"));

        async Task<T> WithAsync<T>(Func<OutboxSession, Task<T>> work)
        {
            var connection = await shop.Storage.OpenForEventsAsync(Stop);
            await using (var reset = connection.CreateCommand())
            {
                reset.CommandText = "discard all";
                await reset.ExecuteNonQueryAsync(Stop);
            }

            await using var session = new PostgreSqlOutboxSession(connection);
            return await work(session);
        }
    }

    [Fact]
    public async Task Scenario_26_publishing_works_through_PgBouncer_in_transaction_mode()
    {
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.PostgreSql);
        var address = new NpgsqlConnectionStringBuilder(shop.Address);
        await using var bouncer = await PgBouncerServer.StartAsync(address.Port, address.Username!, sessions: 3);
        await using var storage = new PostgreSqlStorage(bouncer.ConnectionString(address.Database!));

        // The whole start goes through it too.
        await new SchemaMigrator(storage, PlumblineDatabase.Schema).MigrateAsync(Stop);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream, storage: storage);
        process.Start();
        var items = new Io.Example.ShopV1.ItemStore(storage);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var i = 1; i <= 25; i++)
                await ShopDatabase.WriteAsync(items, $"{writer}", i);
        }));
        Assert.Equal(100, (await items.UpsertManyAsync(Enumerable.Range(0, 100).Select(i => new Io.Example.ShopV1.Item { Id = $"many {i}", Name = "n", Version = 1 }), Stop)).Inserted);
        await process.Producers.PauseAsync("item_event", Stop);
        await process.Producers.ResumeAsync("item_event", Stop);
        var replay = await process.Producers.ReplayAsync(new() { Stream = "item_event", Key = "0" }, Stop);

        // In this order: what the replay queued is there once it has ended, and an empty queue before that tells nothing.
        await Eventually.TrueAsync(async () => (await process.Producers.ListReplaysAsync(cancellationToken: Stop)).Single(r => r.Id == replay.Id).EndedAt is not null && await shop.QueuedAsync() == 0, TimeSpan.FromSeconds(60));

        var published = stream.Published();
        Assert.Equal(300, published.Count(e => e.Replay == 0));
        Assert.Equal(25, published.Count(e => e.Replay > 0));
        Deliveries.AssertOrdered(published);
        Deliveries.AssertComplete((await shop.JournalAsync()).Select(j => j.Sequence), [.. published.Where(e => e.Replay == 0)]);
        Assert.Null(process.Publisher.Loop.Failure);
        Assert.Null(process.Lease.Loop.Failure);
    }

    [Fact]
    public async Task Scenario_41_after_a_failover_the_sequence_goes_on_from_now_and_somebody_is_told()
    {
        await using var server = await PostgreSqlServer.StartAsync(isDurable: true);
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.PostgreSql, server);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);
        await shop.WriteAsync("a", 1);
        await process.DrainAsync();
        Assert.Empty(process.Monitor.Reports);

        // A replica that was behind becomes the server: a new timeline, and a sequence from before.
        await server.CrashAsync();
        await File.WriteAllTextAsync(Path.Combine(server.Folder, "data", "standby.signal"), "", Stop);
        await server.StartAsync();
        await using (var fresh = new PostgreSqlStorage(server.ConnectionString()))
        {
            await using var connection = await fresh.OpenAsync(Stop);
            await using var promote = connection.CreateCommand();
            promote.CommandText = "select pg_promote()";
            await promote.ExecuteScalarAsync(Stop);
        }

        // By hand: the service itself would go on from now as soon as it connects.
        await using (var source = NpgsqlDataSource.Create(shop.Address))
        {
            await using var behind = source.CreateCommand("select setval('events.seq', 1000)");
            await behind.ExecuteScalarAsync(Stop);
        }

        await Assert.ThrowsAnyAsync<DbException>(process.StepAsync);
        await Eventually.TrueAsync(() => TryAsync(process.DrainAsync));
        await Eventually.TrueAsync(() => TryWriteAsync(shop, "a", 2));
        await process.DrainAsync();

        // The crash may have lost that the first one was published.
        var published = stream.Published();
        Assert.Equal(2, published.Select(e => e.Id).Distinct().Count());
        Assert.True(published[^1].Sequence > published[0].Sequence, $"{published[^1].Sequence} after {published[0].Sequence}");
        var report = Assert.Single(process.Monitor.Reports);
        Assert.Equal(FailureKind.Integrity, report.Kind);
        Assert.Matches("/00000001, now [0-9]+/00000002:", report.Message);

        // Once.
        await shop.RunAsync("select pg_terminate_backend(pid) from pg_stat_activity where application_name like '%events'");
        await Eventually.TrueAsync(() => TryAsync(process.DrainAsync));
        Assert.Single(process.Monitor.Reports);
    }

    private static Task<bool> TryWriteAsync(ShopDatabase shop, string id, long version) => TryAsync(() => shop.WriteAsync(id, version));

    private static async Task<bool> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (DbException)
        {
            return false;
        }
    }
}
