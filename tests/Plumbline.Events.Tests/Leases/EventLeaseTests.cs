using Plumbline.PostgreSql;
using Plumbline.Sqlite;

namespace Plumbline.Events.Tests.Leases;

public sealed class EventLeaseTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _clock = new();
    private readonly TestLog<EventLease> _log = new();
    private readonly EventMetrics _metrics = new();
    private PostgreSqlStorage _storage = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var server = await PostgreSqlServer.SharedAsync();
        _storage = new(await server.CreateDatabaseAsync());
        await RunAsync("create schema events; create table events.lease (name text not null primary key, owner uuid not null, token bigint not null, expires_at timestamptz not null)");
    }

    public async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        _metrics.Dispose();
    }

    [Fact]
    public async Task Has_one_holder_who_keeps_its_token()
    {
        var (one, two) = (Lease(), Lease());

        Assert.True(await one.RenewAsync(Stop));
        Assert.False(await two.RenewAsync(Stop));
        Assert.True(await one.RenewAsync(Stop));
        Assert.Equal((1, null), (one.Token, two.Token));
    }

    [Fact]
    public async Task Goes_to_another_with_a_larger_token_when_it_has_ended()
    {
        var (one, two) = (Lease(), Lease());
        await one.RenewAsync(Stop);
        await RunAsync("update events.lease set expires_at = clock_timestamp() - interval '1 second'");

        Assert.True(await two.RenewAsync(Stop));
        Assert.False(await one.RenewAsync(Stop));
        Assert.Equal((null, 2), (one.Token, two.Token));
    }

    [Fact]
    public async Task Goes_to_another_at_once_when_it_was_given_back()
    {
        var (one, two) = (Lease(), Lease());
        await one.RenewAsync(Stop);
        await one.ReleaseAsync(Stop);
        Assert.Null(one.Token);

        Assert.True(await two.RenewAsync(Stop));
        await one.ReleaseAsync(Stop);
        Assert.True(await two.RenewAsync(Stop));
        Assert.Equal(2, two.Token);
    }

    [Fact]
    public async Task A_holder_that_was_held_up_knows_that_it_may_be_none_any_more()
    {
        var one = Lease();
        await one.RenewAsync(Stop);
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(1, one.Token);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(one.Token);
    }

    [Fact]
    public async Task Scenario_23_a_clock_of_one_node_that_jumps_does_not_move_leases()
    {
        var (one, two) = (Lease(new JumpingClock(TimeSpan.FromHours(-1))), Lease(new JumpingClock(TimeSpan.FromHours(1))));
        Assert.True(await one.RenewAsync(Stop));

        Assert.False(await two.RenewAsync(Stop));
        Assert.Equal(1, one.Token);
    }

    [Fact]
    public async Task Says_when_it_changed()
    {
        var changes = 0;
        var one = Lease();
        one.Changed += () => changes++;
        await one.RenewAsync(Stop);
        await one.RenewAsync(Stop);
        await one.ReleaseAsync(Stop);

        Assert.Equal(2, changes);
        Assert.Equal(2, _log.Entries.Count);
    }

    [Fact]
    public async Task Says_that_it_is_back_where_it_had_run_out_and_nobody_else_took_it()
    {
        var changes = 0;
        var one = Lease();
        one.Changed += () => changes++;
        await one.RenewAsync(Stop);
        _clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Null(one.Token);
        await one.RenewAsync(Stop);

        Assert.Equal((1, 2), (one.Token, changes));
    }

    [Fact]
    public async Task Its_loop_takes_it_and_gives_it_back_at_the_end()
    {
        var one = Lease();
        one.Loop.Start();
        await Eventually.TrueAsync(() => one.Token is not null);
        await one.Loop.StopAsync(Stop);

        Assert.True(await Lease().RenewAsync(Stop));
    }

    [Fact]
    public async Task Different_leases_have_different_holders()
    {
        Assert.True(await Lease().RenewAsync(Stop));
        Assert.True(await Lease(name: "other").RenewAsync(Stop));
    }

    [Fact]
    public async Task In_SQLite_the_process_that_has_the_file_holds_all_of_them_until_it_ends()
    {
        var folder = Directory.CreateTempSubdirectory("plumbline-lease-").FullName;
        await using var storage = new SqliteStorage(Path.Combine(folder, "new", "test.db"));
        await using var another = new SqliteStorage(storage.FilePath);
        var (one, same, two) = (Lease(storage), Lease(storage, "other"), Lease(another));
        Assert.Null(one.Token);

        Assert.True(await one.RenewAsync(Stop));
        Assert.True(await same.RenewAsync(Stop));
        Assert.False(await two.RenewAsync(Stop));
        Assert.False(await two.RenewAsync(Stop));
        Assert.Equal((0, 0, null), (one.Token, same.Token, two.Token));
        var told = Assert.Single(_log.Entries, e => e.Level == Microsoft.Extensions.Logging.LogLevel.Warning);
        Assert.StartsWith($"Another process has lease publisher: it uses the same database (SQLite, {storage.FilePath})", told.Message, StringComparison.Ordinal);

        // No clock ends it.
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, one.Token);
        await one.ReleaseAsync(Stop);
        Assert.Null(one.Token);
        Assert.False(await two.RenewAsync(Stop));

        // A process that is killed gives nothing back; its files are closed.
        await storage.DisposeAsync();
        Assert.True(await two.RenewAsync(Stop));
        Assert.Equal(0, two.Token);
        await same.ReleaseAsync(Stop);
        Assert.True(await two.RenewAsync(Stop));
        Assert.False(File.Exists(storage.FilePath));
        await another.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private EventLease Lease(SqliteStorage storage, string name = "publisher") => new(storage, name, Guid.NewGuid(), new(), _clock, _metrics, _log);

    private EventLease Lease(TimeProvider? clock = null, string name = "publisher") =>
        new(_storage, name, Guid.NewGuid(), new LeaseOptions(), clock ?? _clock, _metrics, _log);

    private async Task RunAsync(string sql)
    {
        await using var connection = await _storage.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Stop);
    }

    // The wall clock jumps; the time since the process began does not.
    private sealed class JumpingClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
