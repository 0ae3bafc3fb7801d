using Io.Example.OrderV0;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Plumbline.Events.Tests.Consuming;

/// <content>What comes twice, late, or not at all, and processes that end: scenarios 27, 28, 31 to 33, 36 to 38.</content>
public abstract partial class ConsumingScenarios
{
    [Fact]
    public async Task S27_what_comes_twice_is_handled_once()
    {
        await using var process = await StartAsync();
        using var twice = Stream.Faults.Inject(new(StreamFaultKind.Duplicate));
        await Stream.PublishAsync(UserEvents.Upserted("a", 1), UserEvents.Upserted("a", 2));
        await SettledAsync();
        await Stream.PublishAsync(UserEvents.Upserted("a", 1), UserEvents.Upserted("a", 2));
        await SettledAsync();
        Assert.Equal(["1/0", "2/0"], await NotesAsync(process));
        Assert.Equal(2, await CountAsync("inbox"));
    }

    [Fact]
    public async Task S27_a_replay_is_no_duplicate_and_overwrites_nothing_newer()
    {
        await using var process = await StartAsync();
        await Stream.PublishAsync(UserEvents.Upserted("a", 1), UserEvents.Upserted("a", 2));
        await SettledAsync();
        await Stream.PublishAsync(UserEvents.Upserted("a", 1) with { Replay = 1 }, UserEvents.Upserted("a", 1) with { Replay = 1 });
        await SettledAsync();
        Assert.Equal(["1/0", "1/1", "2/0"], await NotesAsync(process));
        Assert.Equal("a-2@example.io", (await process.Users.GetAsync("a", Token)).Email);
    }

    [Fact]
    public async Task S27_what_comes_again_after_the_inbox_has_forgotten_it_takes_no_replica_back()
    {
        await using var process = await StartAsync(register: services =>
        {
            services.AddSingleton(Script);
            services.AddSingleton<EventConsumer>(new UserReplicaConsumer());
            services.AddUserEvents<CountingHandler>();
        });
        var old = DateTimeOffset.UtcNow.AddDays(-20);
        OutgoingEvent[] events = [UserEvents.Upserted("a", 1) with { Time = old }, UserEvents.Upserted("b", 2) with { Time = old }];
        await Stream.PublishAsync(events);
        await Stream.PublishAsync(UserEvents.Upserted("a", 3) with { Time = old }, UserEvents.Deleted("b", 4) with { Time = old });
        await SettledAsync();
        await _database.ScalarAsync(this is SqliteConsuming
            ? "update event_inbox set received_at = received_at - 15 * 86400000000"
            : "update events.inbox set received_at = received_at - interval '15 days'");
        while (await new InboxStore(process.Storage).RetireAsync(TimeSpan.FromDays(14), Token))
        {
        }

        Assert.Equal(0, await CountAsync("inbox"));
        await Stream.PublishAsync(events);
        await SettledAsync();

        // A handler gets them again, as nobody knows them any more; a replica knows better.
        Assert.Equal(6, Script.Seen.Count);
        Assert.Equal("a-3@example.io", (await process.Users.GetAsync("a", Token)).Email);
        Assert.Null(await process.Users.FindAsync("b", Token));
    }

    [Fact]
    public async Task S28_what_comes_late_changes_nothing_and_what_was_deleted_stays_deleted()
    {
        await using var process = await StartAsync();
        foreach (var late in new[] { UserEvents.Upserted("a", 3), UserEvents.Upserted("a", 2), UserEvents.Deleted("b", 6), UserEvents.Upserted("b", 5), UserEvents.Upserted("c", 7) })
        {
            await Stream.PublishAsync(late);
            await SettledAsync();
        }

        Assert.Equal("a-3@example.io", (await process.Users.GetAsync("a", Token)).Email);
        Assert.Null(await process.Users.FindAsync("b", Token));
        await Stream.PublishAsync(UserEvents.Upserted("b", 8));
        await SettledAsync();
        Assert.Equal("b-8@example.io", (await process.Users.GetAsync("b", Token)).Email);
    }

    [Fact]
    public async Task S15_a_replica_of_a_row_that_was_deleted_and_came_again_ends_with_the_row()
    {
        await using var process = await StartAsync();
        OutgoingEvent[] events = [UserEvents.Upserted("a", 1), UserEvents.Deleted("a", 2), UserEvents.Upserted("a", 3), UserEvents.Upserted("a", 4)];
        foreach (var one in events)
        {
            await Stream.PublishAsync(one);
            await SettledAsync();
        }

        // The same at once, and then the deletion once more.
        await Stream.PublishAsync([.. events.Select(e => UserEvents.Upserted("b", e.Sequence + 10) is var b && e.Type == "user_deleted" ? UserEvents.Deleted("b", e.Sequence + 10) : b)]);
        await Stream.PublishAsync(UserEvents.Deleted("a", 2) with { Replay = 1 });
        await SettledAsync();

        Assert.Equal("a-4@example.io", (await process.Users.GetAsync("a", Token)).Email);
        Assert.Equal("b-14@example.io", (await process.Users.GetAsync("b", Token)).Email);
        Assert.Equal(["1/0", "2/0", "2/1", "3/0", "4/0", "11/0", "12/0", "13/0", "14/0"], await NotesAsync(process));
    }

    [Fact]
    public async Task Of_many_changes_of_a_row_in_one_batch_the_last_one_wins()
    {
        await using var process = await StartAsync(register: services => services.AddSingleton<EventConsumer>(new UserReplicaConsumer()));
        await process.Inbox.PauseAsync(UserEvents.Name.ToString(), Token);
        await UntilPausedAsync(process);
        await Stream.PublishAsync(
            UserEvents.Upserted("a", 1), UserEvents.Deleted("a", 2), UserEvents.Upserted("a", 3), UserEvents.Upserted("b", 4), UserEvents.Deleted("b", 5), UserEvents.Upserted("c", 7),
            UserEvents.Upserted("c", 6));
        await UntilAsync(async () => (await process.StatusAsync()).Depth == 7);
        await process.Inbox.ResumeAsync(UserEvents.Name.ToString(), Token);
        await SettledAsync();
        Assert.Equal("a-3@example.io", (await process.Users.GetAsync("a", Token)).Email);
        Assert.Null(await process.Users.FindAsync("b", Token));
        Assert.Equal("c-7@example.io", (await process.Users.GetAsync("c", Token)).Email);
    }

    [Theory]
    [InlineData(ConsumerPoint.BeforeInboxCommit)]
    [InlineData(ConsumerPoint.AfterInboxCommitBeforeBrokerAck)]
    [InlineData(ConsumerPoint.MidHandler)]
    [InlineData(ConsumerPoint.AfterHandlerBeforeQueueDelete)]
    [InlineData(ConsumerPoint.AfterCommitBeforeAck)]
    internal async Task S31_S32_wherever_a_process_ends_every_effect_is_there_once(ConsumerPoint point)
    {
        var events = Enumerable.Range(1, 60).Select(i => i is 22 or 57 or 59 ? UserEvents.Deleted($"user{i % 5}", i) : UserEvents.Upserted($"user{i % 5}", i)).ToArray();
        await Stream.PublishAsync(events);

        // The process ends the third time that it comes there, and so do the next two.
        for (var crash = 0; crash < 3; crash++)
        {
            var ended = new TaskCompletionSource();
            var passed = 0;
            var dying = await StartAsync(process: new()
            {
                Inbox = new() { Poll = TimeSpan.FromMilliseconds(20), MaxBatchAge = TimeSpan.FromMilliseconds(1), MaxBatch = 7, MaxDelivery = 9 },
                Reached = at =>
                {
                    if (at != point || ++passed < 2)
                        return;

                    ended.TrySetResult();
                    throw new ProcessEndedException();
                },
            });
            await Task.WhenAny(ended.Task, SettledAsync());
            await dying.DisposeAsync();

            // The later ones may find too little left to come there.
            Assert.True(crash > 0 || ended.Task.IsCompletedSuccessfully, "No process ended.");
        }

        await using var process = await StartAsync();
        await SettledAsync();
        Assert.Equal(Enumerable.Range(1, 60).Select(i => $"{i}/0"), await NotesAsync(process));
        Assert.Empty(await process.Inbox.FailedAsync(cancellationToken: Token));
        await AssertReplicaAsync(process, events);
    }

    [Fact]
    public async Task S33_after_days_a_service_catches_up_and_reports_what_the_stream_removed_unread()
    {
        await using (var before = await StartAsync())
        {
            await Stream.PublishAsync(UserEvents.Upserted("a", 1));
            await SettledAsync();
        }

        // It is away for longer than the stream keeps events: 1 was read, 2 to 6 were not.
        await Stream.PublishAsync([.. Enumerable.Range(2, 10).Select(i => UserEvents.Upserted($"user{i}", i))]);
        Stream.Expire(6);
        await using var process = await StartAsync();
        await SettledAsync();
        await UntilAsync(() => Task.FromResult(process.Reports.All.Count > 0));
        Assert.Equal(["1/0", "7/0", "8/0", "9/0", "10/0", "11/0"], await NotesAsync(process));
        var report = Assert.Single(process.Reports.All);
        Assert.Equal(FailureKind.Integrity, report.Kind);
        Assert.Contains("5 events", report.Message, StringComparison.Ordinal);
        var status = await process.StatusAsync();
        Assert.Equal(5, status.Lost);
        Assert.NotNull(status.LostAt);
        Assert.Equal(HealthStatus.Degraded, await process.HealthAsync());

        // The publisher resyncs: what is missing comes as events of their own.
        await Stream.PublishAsync([.. Enumerable.Range(2, 5).Select(i => UserEvents.Upserted($"user{i}", i + 100))]);
        await process.Inbox.ClearLostAsync(UserEvents.Name.ToString(), Token);
        await SettledAsync();
        Assert.Equal(HealthStatus.Healthy, await process.HealthAsync());
        for (var i = 2; i <= 11; i++)
            Assert.NotNull(await process.Users.FindAsync($"user{i}", Token));
    }

    [Fact]
    public async Task S36_events_that_are_too_old_go_unless_they_wait_or_failed()
    {
        Script.Does = (context, _) => context.Sequence switch
        {
            2 => throw new EventRejectedException("parked"),
            3 => throw new InvalidOperationException("retry"),
            4 => throw new InvalidOperationException("dead"),
            _ => Task.CompletedTask,
        };
        var old = DateTimeOffset.UtcNow.AddDays(-10);
        await using var process = await StartAsync(new() { MaxAttempts = 2, FirstDelay = TimeSpan.FromMilliseconds(20) }, register: services =>
        {
            services.AddSingleton(Script);
            services.AddUserEvents<NoteHandler>(new() { FirstDelay = TimeSpan.FromHours(1) });
        });
        await Stream.PublishAsync([.. Enumerable.Range(1, 4).Select(i => UserEvents.Upserted("a", i) with { Time = old.AddDays(i / 3.0) }), UserEvents.Upserted("a", 5)]);
        await SettledAsync();
        await process.Inbox.PauseAsync(UserEvents.Name.ToString(), Token);
        await UntilPausedAsync(process);
        await Stream.PublishAsync(UserEvents.Upserted("a", 6) with { Time = old });
        await UntilAsync(async () => (await process.StatusAsync()).Depth == 1);
        Assert.Equal(6, await CountAsync("inbox"));

        // What was received just now is young, however old it says it is; PostgreSQL drops the whole day.
        var store = new InboxStore(process.Storage);
        await _database.ScalarAsync(this is SqliteConsuming
            ? "update event_inbox set received_at = received_at - 9 * 86400000000"
            : "update events.inbox set received_at = received_at - interval '9 days'");
        while (await store.RetireAsync(TimeSpan.FromDays(5), Token))
        {
        }

        // The first was handled, so it is gone, but in PostgreSQL its day is that of an event that waits. The last is young.
        var kept = await CountAsync("inbox");
        Assert.Equal(this is SqliteConsuming ? 5 : 6, kept);
        await process.Inbox.ResumeAsync(UserEvents.Name.ToString(), Token);
        await SettledAsync();
        await process.Inbox.SkipAsync((await process.Inbox.FailedAsync(cancellationToken: Token)).Select(f => f.Id), Token);
        while (await store.RetireAsync(TimeSpan.FromDays(5), Token))
        {
        }

        Assert.Equal(1, await CountAsync("inbox"));
        Assert.Equal(["1/0", "5/0", "6/0"], await NotesAsync(process));
    }

    [Fact]
    public async Task A_stream_that_is_away_degrades_health_until_it_is_back()
    {
        await using var process = await StartAsync();
        Assert.Equal(HealthStatus.Healthy, await process.HealthAsync());
        Stream.Faults.IsDisconnected = true;
        Assert.Equal(HealthStatus.Degraded, await process.HealthAsync());
        Stream.Faults.IsDisconnected = false;
        Assert.Equal(HealthStatus.Healthy, await process.HealthAsync());
    }

    [Fact]
    public async Task Deleted_rows_of_replicas_are_forgotten_when_no_older_event_can_come()
    {
        await using var process = await StartAsync();
        await Stream.PublishAsync(UserEvents.Upserted("a", 1), UserEvents.Upserted("b", 2), UserEvents.Deleted("b", 3));
        await SettledAsync();
        var store = new InboxStore(process.Storage);
        await store.ForgetTombstonesAsync(TimeSpan.FromDays(1), Token);
        Assert.Equal(2, await CountAsync("replica"));
        await _database.ScalarAsync(this is SqliteConsuming
            ? "update event_replica set changed_at = changed_at - 2 * 86400000000"
            : "update events.replica set changed_at = changed_at - interval '2 days'");
        await store.ForgetTombstonesAsync(TimeSpan.FromDays(1), Token);
        Assert.Equal(1, await CountAsync("replica"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task In_several_lanes_the_events_of_a_key_are_handled_in_order(int lanes)
    {
        var (running, most) = (0, 0);
        Script.Does = async (_, token) =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref running));
            await Task.Delay(1, token);
            Interlocked.Decrement(ref running);
        };
        await using var process = await StartAsync(process: new() { Inbox = new() { Lanes = lanes, Poll = TimeSpan.FromMilliseconds(50), MaxBatchAge = TimeSpan.FromMilliseconds(10) } });
        await Stream.PublishAsync([.. Enumerable.Range(1, 200).Select(i => UserEvents.Upserted($"user{i % 20}", i))]);
        await SettledAsync();
        Assert.Equal(Enumerable.Range(1, 200).Select(i => $"{i}/0"), await NotesAsync(process));
        foreach (var key in Script.Seen.GroupBy(c => c.Key))
        {
            var first = key.Select(c => c.Sequence).Distinct().ToList();
            Assert.Equal(first.Order(), first);
        }

        // SQLite has one writer, so there one transaction waits for the other.
        if (lanes == 1 || this is SqliteConsuming)
            Assert.Equal(1, most);
        else
            Assert.InRange(most, 2, lanes);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while (value > (seen = Volatile.Read(ref most)))
            Interlocked.CompareExchange(ref most, value, seen);
    }

    [Fact]
    public async Task S38_stopping_under_load_is_quick_and_loses_nothing()
    {
        const int Count = 1500;
        await using var process = await StartAsync();
        await Stream.PublishAsync([.. Enumerable.Range(1, 5).Select(i => UserEvents.Upserted($"user{i % 9}", i))]);
        await SettledAsync();

        // Now each takes its time, so that a batch would take minutes. It is stopped in the middle of the first.
        Script.Does = (_, token) => Task.Delay(10_000, token);
        await Stream.PublishAsync([.. Enumerable.Range(6, Count - 5).Select(i => UserEvents.Upserted($"user{i % 9}", i))]);
        await UntilAsync(() => Task.FromResult(Script.Seen.Count > 5));
        var time = System.Diagnostics.Stopwatch.StartNew();
        await process.StopAsync();

        // Ten seconds are allowed; a machine that is busy gets more, and no host waits for longer than thirty.
        TestContext.Current.TestOutputHelper?.WriteLine($"Stopped in {time.Elapsed.TotalSeconds:0.0} s");
        Assert.InRange(time.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(25));

        // Every event that was taken in is done or waits, and none is both: what was under way was committed or rolled back.
        var prefix = this is SqliteConsuming ? "event_" : "events.";
        var done = await NumberAsync("select count(*) from notes");
        Assert.InRange(done, 5, Count - 1);
        Assert.Equal(await CountAsync("inbox"), done + await CountAsync("inbox_queue"));
        Assert.Equal(0, await NumberAsync($"select count(*) from {prefix}inbox i join {prefix}inbox_queue q on q.event_id = i.event_id join notes n on n.id = cast(i.sequence as text) || '/0'"));

        Script.Does = (_, _) => Task.CompletedTask;
        await using var next = await StartAsync();
        await SettledAsync();
        Assert.Equal(Enumerable.Range(1, Count).Select(i => $"{i}/0"), await NotesAsync(next));
        Assert.Empty(await next.Inbox.FailedAsync(cancellationToken: Token));
    }

    [Fact]
    public async Task Events_that_the_inbox_still_keeps_are_handled_again_on_request()
    {
        await using var process = await StartAsync(register: services =>
        {
            services.AddSingleton(Script);
            services.AddSingleton<EventConsumer>(new UserReplicaConsumer());
            services.AddUserEvents<CountingHandler>();
        });
        var events = Enumerable.Range(1, 20).Select(i => UserEvents.Upserted($"user{i % 4}", i)).ToArray();
        await Stream.PublishAsync(events);
        await SettledAsync();
        Assert.Equal(20, Script.Seen.Count);

        // Somebody broke the replica; the events bring it back.
        await _database.ScalarAsync("delete from users");
        var replay = new InboxReplay { Stream = UserEvents.Name.ToString(), From = events[0].Time.AddSeconds(-1), To = events[^1].Time.AddSeconds(1) };
        Assert.Equal(5, await process.Inbox.ReplayAsync(replay with { Key = "user1" }, Token));
        await SettledAsync();
        Assert.Equal(25, Script.Seen.Count);
        Assert.Equal("user1-17@example.io", (await process.Users.GetAsync("user1", Token)).Email);
        Assert.Null(await process.Users.FindAsync("user2", Token));

        Assert.Equal(20, await process.Inbox.ReplayAsync(replay, Token));
        await SettledAsync();
        Assert.Equal(45, Script.Seen.Count);
        Assert.Equal("user2-18@example.io", (await process.Users.GetAsync("user2", Token)).Email);
    }

    [Fact]
    public async Task Events_of_a_handler_that_is_not_registered_any_more_wait_for_somebody_to_decide()
    {
        Script.Does = (_, _) => throw new InvalidOperationException("no");
        await using (var before = await StartAsync(new() { FirstDelay = TimeSpan.FromMilliseconds(1) }))
        {
            await Stream.PublishAsync(UserEvents.Upserted("a", 1));
            await SettledAsync();
        }

        await using var after = await StartAsync(register: services => services.AddSingleton<EventConsumer>(new UserReplicaConsumer()));
        await UntilAsync(async () => (await after.StatusAsync()).Parked == 1);
        Assert.Contains("is registered any more", (await after.Inbox.FailedAsync(cancellationToken: Token))[0].Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_is_registered_twice_is_refused_at_start()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(register: services =>
        {
            services.AddUserEvents<NoteHandler>();
            services.AddUserEvents<NoteHandler>();
        }));
        Assert.Contains("registered twice", error.Message, StringComparison.Ordinal);
    }

    private async Task<long> NumberAsync(string sql) => Convert.ToInt64(await _database.ScalarAsync(sql), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task AssertReplicaAsync(ConsumerProcess process, IEnumerable<OutgoingEvent> events)
    {
        foreach (var last in events.GroupBy(e => e.Key).Select(same => same.MaxBy(e => e.Sequence)!))
        {
            var row = await process.Users.FindAsync(last.Key, Token);
            if (last.Type == "user_deleted")
                Assert.Null(row);
            else
                Assert.Equal($"{last.Key}-{last.Sequence}@example.io", row?.Email);
        }
    }
}

/// <summary>The process is gone, as far as its code can tell.</summary>
internal sealed class ProcessEndedException : Exception;
