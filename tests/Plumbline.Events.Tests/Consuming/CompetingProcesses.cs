using System.Collections.Concurrent;
using System.Globalization;
using Io.Example.OrderV0;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Plumbline.Data;
using Plumbline.Events.Tests.Streams;
using Plumbline.RabbitMQ;

namespace Plumbline.Events.Tests.Consuming;

/// <summary>Several processes of a service on one PostgreSQL database: scenarios 30 and 37, and what else only servers show.</summary>
[Collection(RabbitMqFixture.Name)]
public sealed class CompetingProcesses(RabbitMqFixture rabbit) : IAsyncLifetime
{
    private readonly Script _script = new();
    private readonly InMemoryEventStream _stream = new();
    private ConsumerDatabase _database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await ConsumerDatabase.PostgreSqlAsync();
        await _stream.EnsureAsync(new() { Name = UserEvents.Name }, Token);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task S37_of_two_processes_one_handles_the_events_and_the_other_takes_over()
    {
        var first = await StartAsync(_stream);
        await Eventually.TrueAsync(async () => (await first.StatusAsync()).IsHandledHere, TimeSpan.FromMinutes(1));
        await using var second = await StartAsync(_stream);
        await _stream.PublishAsync([.. Enumerable.Range(1, 300).Select(i => UserEvents.Upserted($"user{i % 7}", i))]);
        await _stream.SettledAsync(TimeSpan.FromMinutes(1), Token);
        Assert.True((await first.StatusAsync()).IsHandledHere);
        Assert.False((await second.StatusAsync()).IsHandledHere);

        await _stream.PublishAsync([.. Enumerable.Range(301, 300).Select(i => UserEvents.Upserted($"user{i % 7}", i))]);
        await first.DisposeAsync();
        await Eventually.TrueAsync(async () => (await second.StatusAsync()).IsHandledHere, TimeSpan.FromMinutes(1));
        await _stream.SettledAsync(TimeSpan.FromMinutes(1), Token);
        await AssertHandledOnceAsync(second, 600);
    }

    [Fact]
    public async Task S30_nobody_else_handles_an_event_while_its_handler_is_slow()
    {
        // The first process loses its lease while it is at it, as one that was held up does.
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var running = new ConcurrentDictionary<long, int>();
        var overlaps = 0;
        _script.Does = async (context, _) =>
        {
            if (running.AddOrUpdate(context.Sequence, 1, (_, n) => n + 1) > 1)
                Interlocked.Increment(ref overlaps);

            entered.TrySetResult();
            await release.Task;
            running.AddOrUpdate(context.Sequence, 0, (_, n) => n - 1);
        };
        await using var first = await StartAsync(_stream);
        await _stream.PublishAsync(UserEvents.Upserted("a", 1), UserEvents.Upserted("b", 2));
        await entered.Task.WaitAsync(TimeSpan.FromMinutes(1), Token);
        var owner = await _database.ScalarAsync("select owner from events.lease where name like 'inbox%'");
        await using var second = await StartAsync(_stream);
        await Eventually.TrueAsync(async () =>
        {
            // Again, where the first one was quicker.
            await _database.ScalarAsync($"update events.lease set owner = gen_random_uuid(), token = token + 1, expires_at = '-infinity' where name like 'inbox%' and owner = '{owner}'");
            return (await second.StatusAsync()).IsHandledHere;
        });
        await Task.Delay(500, Token);

        release.SetResult();
        await Eventually.TrueAsync(async () => (await NotesAsync(second)).Count == 2, TimeSpan.FromMinutes(1));
        Assert.Equal(0, overlaps);
        Assert.Equal([1L, 2], _script.Seen.Select(c => c.Sequence));
    }

    [Fact]
    public async Task An_event_that_breaks_the_connection_each_time_does_not_stop_the_others()
    {
        _script.Does = async (context, token) =>
        {
            if (context.Sequence != 5)
                return;

            await using var command = context.Transaction.Connection!.CreateCommand();
            command.Transaction = context.Transaction;
            command.CommandText = "select pg_terminate_backend(pg_backend_pid())";
            await command.ExecuteNonQueryAsync(token);
        };
        await using var process = await StartAsync(_stream);
        await _stream.PublishAsync([.. Enumerable.Range(1, 10).Select(i => UserEvents.Upserted($"user{i}", i))]);
        await Eventually.TrueAsync(async () => (await NotesAsync(process)).Count == 9, TimeSpan.FromMinutes(2));
        var failed = await process.Inbox.FailedAsync(cancellationToken: Token);
        Assert.All(failed, f => Assert.Equal("user5", f.Key));
        Assert.Contains(failed, f => f.Consumer.EndsWith("NoteHandler", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_event_that_the_database_refuses_is_put_aside_and_the_others_of_its_delivery_are_kept()
    {
        await _database.ScalarAsync("alter table events.inbox alter column type type varchar(20)");
        await using var process = await StartAsync(_stream);
        await _stream.PublishAsync(UserEvents.Upserted("a", 1), UserEvents.Upserted("b", 2) with { Type = new string('x', 21) }, UserEvents.Upserted("c", 3));
        await _stream.SettledAsync(TimeSpan.FromMinutes(1), Token);
        Assert.Equal(["1/0", "3/0"], await NotesAsync(process));
        var dead = Assert.Single(await process.Inbox.FailedAsync(cancellationToken: Token));
        Assert.Equal((FailedState.Dead, ""), (dead.State, dead.Consumer));
        Assert.Contains("22001", dead.Error, StringComparison.Ordinal);
        Assert.NotNull(await process.Inbox.FindAsync(dead.Id, Token));
    }

    [Fact]
    public async Task Sessions_that_are_killed_again_and_again_lose_nothing()
    {
        _script.Does = (_, token) => Task.Delay(2, token);
        await using var process = await StartAsync(_stream);
        await _stream.PublishAsync([.. Enumerable.Range(1, 400).Select(i => UserEvents.Upserted($"user{i % 13}", i))]);
        for (var i = 0; i < 8; i++)
        {
            await _database.ScalarAsync("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
            await Task.Delay(150, Token);
        }

        await _stream.SettledAsync(TimeSpan.FromMinutes(2), Token);
        await Eventually.TrueAsync(async () => (await process.StatusAsync()).Retrying == 0, TimeSpan.FromMinutes(2));
        await AssertHandledOnceAsync(process, 400);
    }

    [Fact]
    public async Task Over_RabbitMQ_every_effect_is_there_once_whatever_is_killed()
    {
        await using var publisher = new RabbitMqEventStream(new() { ConnectionString = rabbit.Server.ConnectionString }, NullLogger<RabbitMqEventStream>.Instance);
        await using var stream = new RabbitMqEventStream(new() { ConnectionString = rabbit.Server.ConnectionString }, NullLogger<RabbitMqEventStream>.Instance);
        var events = Enumerable.Range(1, 500).Select(i => UserEvents.Upserted($"user{i % 17}", i)).ToArray();
        await publisher.PublishAsync(events[..250]);
        var died = 0;
        var dying = await ConsumerProcess.StartAsync(_database, stream, Register, new()
        {
            Reached = point =>
            {
                if (point == ConsumerPoint.AfterInboxCommitBeforeBrokerAck && died++ < 2)
                    throw new ProcessEndedException();
            },
        });
        await Eventually.TrueAsync(() => died > 1, TimeSpan.FromMinutes(1));
        await rabbit.Server.CloseConnectionsAsync();
        await dying.DisposeAsync();

        await using var process = await ConsumerProcess.StartAsync(_database, stream, Register);
        foreach (var page in events[250..].Chunk(50))
        {
            await Eventually.TrueAsync(
                async () => (await publisher.PublishAsync(UserEvents.Name, page, Token)).All(r => r.IsOk), TimeSpan.FromMinutes(1));
        }

        await Eventually.TrueAsync(async () => (await NotesAsync(process)).Count == 500, TimeSpan.FromMinutes(2));
        await AssertHandledOnceAsync(process, 500);
        for (var i = 0; i < 17; i++)
            Assert.Equal(events.Last(e => e.Key == $"user{i}").Sequence, long.Parse((await process.Users.GetAsync($"user{i}", Token)).Email!.Split('-', '@')[1], CultureInfo.InvariantCulture));
    }

    private void Register(IServiceCollection services)
    {
        services.AddSingleton(_script);
        services.AddSingleton<EventConsumer>(new UserReplicaConsumer());
        services.AddUserEvents<NoteHandler>(new() { FirstDelay = TimeSpan.FromMilliseconds(100) });
    }

    private Task<ConsumerProcess> StartAsync(IEventStream stream) => ConsumerProcess.StartAsync(_database, stream, Register);

    private async Task AssertHandledOnceAsync(ConsumerProcess process, int count)
    {
        // An insert that was done twice would have failed; what is left failed would be here.
        Assert.Equal(Enumerable.Range(1, count).Select(i => $"{i}/0"), await NotesAsync(process));
        Assert.Empty(await process.Inbox.FailedAsync(cancellationToken: Token));

        // First attempts of a key are in its order, whoever made them.
        foreach (var key in _script.Seen.GroupBy(c => c.Key))
        {
            var first = key.Select(c => c.Sequence).Distinct().ToList();
            Assert.Equal(first.Order(), first);
        }
    }

    private static async Task<List<string>> NotesAsync(ConsumerProcess process) =>
        [.. (await process.Notes.ListAsync(new TableQuery { Limit = 10_000 }, Token)).Select(n => n.Id).OrderBy(id => long.Parse(id.Split('/')[0], null))];
}
