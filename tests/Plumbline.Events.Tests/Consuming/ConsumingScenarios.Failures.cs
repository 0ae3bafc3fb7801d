using Io.Example.OrderV0;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Plumbline.Events.Tests.Consuming;

/// <content>What happens to events that cannot be handled: scenarios 29, 30 and 34.</content>
public abstract partial class ConsumingScenarios
{
    [Fact]
    public async Task S29_a_poison_event_is_tried_again_and_given_up_while_the_others_are_handled()
    {
        Script.Does = (context, _) => context.Sequence == 99 ? throw new InvalidOperationException("cannot do that") : Task.CompletedTask;
        await using var process = await StartAsync(new() { MaxAttempts = 3, FirstDelay = TimeSpan.FromMilliseconds(10) });
        await Stream.PublishAsync([.. Enumerable.Range(1, 100).Select(i => UserEvents.Upserted($"user{i % 7}", i))]);
        await SettledAsync();
        await UntilAsync(async () => (await process.StatusAsync()).Dead == 1);

        var notes = await NotesAsync(process);
        Assert.Equal(99, notes.Count);
        Assert.DoesNotContain("99/0", notes);
        var failed = Assert.Single(await process.Inbox.FailedAsync(cancellationToken: Token));
        Assert.Equal((FailedState.Dead, 3, "user1"), (failed.State, failed.Attempts, failed.Key));
        Assert.Contains("cannot do that", failed.Error, StringComparison.Ordinal);
        Assert.EndsWith("NoteHandler", failed.Consumer, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Degraded, await process.HealthAsync());

        // Told once while it is tried again, and once when it is given up.
        Assert.Equal([FailureKind.Handler, FailureKind.Dead], process.Reports.All.Select(r => r.Kind));

        // The replica is another consumer: it has the event that the handler has not.
        Assert.Equal("user1-99@example.io", (await process.Users.GetAsync("user1", Token)).Email);
        Assert.All(Script.Seen.Where(c => c.Sequence != 99).GroupBy(c => c.Sequence), same => Assert.All(same, c => Assert.Equal(1, c.Attempt)));
        Assert.Equal([1, 2, 3], Script.Seen.Where(c => c.Sequence == 99).Select(c => c.Attempt).Distinct().Order());
    }

    [Fact]
    public async Task S29_later_events_of_the_key_go_on_unless_the_key_is_blocked()
    {
        Script.Does = (context, _) => context.Sequence == 2 ? throw new InvalidOperationException("not yet") : Task.CompletedTask;
        await using (var process = await StartAsync())
        {
            await Stream.PublishAsync(UserEvents.Upserted("a", 1), UserEvents.Upserted("a", 2), UserEvents.Upserted("a", 3));
            await SettledAsync();
            Assert.Equal(["1/0", "3/0"], await NotesAsync(process));
        }
    }

    [Fact]
    public async Task S29_a_blocked_key_waits_and_goes_on_in_order()
    {
        var isBroken = true;
        Script.Does = (context, _) => isBroken && context.Sequence == 2 ? throw new InvalidOperationException("not yet") : Task.CompletedTask;
        await using var process = await StartAsync(new() { Order = EventOrder.BlockKey });
        await Stream.PublishAsync(UserEvents.Upserted("a", 1), UserEvents.Upserted("a", 2), UserEvents.Upserted("b", 3), UserEvents.Upserted("a", 4));
        await SettledAsync();
        await Stream.PublishAsync(UserEvents.Upserted("a", 5), UserEvents.Upserted("b", 6));
        await SettledAsync();

        Assert.Equal(["1/0", "3/0", "6/0"], await NotesAsync(process));
        var failed = await process.Inbox.FailedAsync(cancellationToken: Token);
        Assert.Equal([FailedState.Retry, FailedState.Waiting, FailedState.Waiting], failed.OrderBy(f => f.Time).Select(f => f.State));
        Assert.Equal(2, (await process.StatusAsync()).Blocked);

        isBroken = false;
        await process.Inbox.RetryAsync([failed.Single(f => f.State == FailedState.Retry).Id], Token);
        await UntilAsync(async () => (await process.Inbox.FailedAsync(cancellationToken: Token)).Count == 0);
        Assert.Equal(["1/0", "2/0", "3/0", "4/0", "5/0", "6/0"], await NotesAsync(process));
        Assert.Equal([2L, 4, 5], Script.Seen.Where(c => c.Key == "a").Select(c => c.Sequence).TakeLast(3));
    }

    [Fact]
    public async Task Skipping_an_event_lets_its_key_go_on_without_it()
    {
        Script.Does = (context, _) => context.Sequence == 1 ? throw new EventRejectedException("never") : Task.CompletedTask;
        await using var process = await StartAsync(new() { Order = EventOrder.BlockKey });
        await Stream.PublishAsync(UserEvents.Upserted("a", 1), UserEvents.Upserted("a", 2));
        await SettledAsync();
        var parked = Assert.Single(await process.Inbox.FailedAsync(new() { State = FailedState.Parked }, Token));
        Assert.Equal("never", parked.Error);
        Assert.Contains("\"a-1@example.io\"", System.Text.Encoding.UTF8.GetString((await process.Inbox.FindAsync(parked.Id, Token))!.Body.Span), StringComparison.Ordinal);

        Assert.Equal(1, await process.Inbox.SkipAsync([parked.Id], Token));
        await UntilAsync(async () => (await process.Inbox.FailedAsync(cancellationToken: Token)).Count == 0);
        Assert.Equal(["2/0"], await NotesAsync(process));
    }

    [Fact]
    public async Task A_rejected_event_is_parked_at_once_and_handled_when_somebody_wants_it()
    {
        var isRejected = true;
        Script.Does = (context, _) => isRejected && context.Sequence == 2 ? throw new EventRejectedException("no such country") : Task.CompletedTask;
        await using var process = await StartAsync();
        await Stream.PublishAsync(UserEvents.Upserted("a", 1), UserEvents.Upserted("b", 2), UserEvents.Upserted("c", 3));
        await SettledAsync();
        var parked = Assert.Single(await process.Inbox.FailedAsync(cancellationToken: Token));
        Assert.Equal((FailedState.Parked, "no such country", 1), (parked.State, parked.Error, parked.Attempts));
        Assert.Equal(FailureKind.Parked, Assert.Single(process.Reports.All).Kind);

        isRejected = false;
        Assert.Equal(1, await process.Inbox.RetryAsync([parked.Id], Token));
        await UntilAsync(async () => (await process.Inbox.FailedAsync(cancellationToken: Token)).Count == 0);
        Assert.Equal(["1/0", "2/0", "3/0"], await NotesAsync(process));
    }

    [Fact]
    public async Task A_batch_handler_decides_for_each_event()
    {
        await using var process = await StartAsync(register: services =>
        {
            services.AddSingleton(Script);
            services.AddUserEvents<NoteBatchHandler>();
        });
        await Stream.PublishAsync(UserEvents.Upserted("a", 1), UserEvents.Upserted("retry", 2), UserEvents.Upserted("park", 3), UserEvents.Upserted("b", 4));
        await SettledAsync();

        Assert.Equal(["1/0", "4/0"], await NotesAsync(process));
        var failed = (await process.Inbox.FailedAsync(cancellationToken: Token)).OrderBy(f => f.Time).ToList();
        Assert.Equal([FailedState.Retry, FailedState.Parked], failed.Select(f => f.State));
        Assert.Equal(["not yet", "not wanted"], failed.Select(f => f.Error));
        Assert.InRange(failed[0].NextAttemptAt!.Value - failed[0].LastFailedAt, TimeSpan.FromMinutes(4.9), TimeSpan.FromMinutes(5.1));
    }

    [Fact]
    public async Task What_a_handler_wrote_is_gone_when_it_throws()
    {
        var attempts = 0;
        await using var process = await StartAsync(register: services =>
        {
            services.AddSingleton(Script);
            services.AddUserEvents<NoteBatchHandler>();
        });

        // It throws at the last event, when the notes of those before are written.
        Script.Does = (context, _) => context.Sequence == 3 && attempts++ == 0 ? throw new InvalidOperationException("once") : Task.CompletedTask;
        await Stream.PublishAsync(UserEvents.Upserted("a", 1), UserEvents.Upserted("b", 2), UserEvents.Upserted("c", 3));
        await SettledAsync();
        Assert.Equal(["1/0", "2/0", "3/0"], await NotesAsync(process));
        Assert.Empty(await process.Inbox.FailedAsync(cancellationToken: Token));
    }

    [Fact]
    public async Task S30_a_handler_that_is_too_slow_is_stopped_and_its_effects_are_rolled_back()
    {
        Script.Does = (context, token) => context.Sequence == 2 ? Task.Delay(Timeout.Infinite, token) : Task.CompletedTask;
        await using var process = await StartAsync(new() { Timeout = TimeSpan.FromSeconds(2) });
        await Stream.PublishAsync(UserEvents.Upserted("a", 1), UserEvents.Upserted("b", 2), UserEvents.Upserted("c", 3));
        await SettledAsync();
        Assert.Equal(["1/0", "3/0"], await NotesAsync(process));
        var failed = Assert.Single(await process.Inbox.FailedAsync(cancellationToken: Token));
        Assert.Contains("did not end within", failed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S30_a_handler_that_does_not_end_cannot_write_any_more()
    {
        var release = new TaskCompletionSource();
        var late = new TaskCompletionSource<Exception?>();
        Script.Does = async (context, _) =>
        {
            if (context.Sequence != 2 || context.Attempt > 1)
                return;

            await release.Task;
            late.TrySetResult(await Record.ExceptionAsync(() => Late!.InsertAsync(new() { Id = "late", Text = "" }, CancellationToken.None)));
        };
        await using var process = await StartAsync(new() { Timeout = TimeSpan.FromSeconds(2), FirstDelay = TimeSpan.FromHours(1) });
        Late = process.Notes;
        await Stream.PublishAsync(UserEvents.Upserted("b", 2), UserEvents.Upserted("c", 3));
        await SettledAsync();
        Assert.Equal(["3/0"], await NotesAsync(process));

        release.SetResult();
        Assert.IsType<InvalidOperationException>(await late.Task.WaitAsync(TimeSpan.FromMinutes(1), Token));
        Assert.Equal(["3/0"], await NotesAsync(process));
    }

    [Fact]
    public async Task S34_a_member_that_is_newer_than_the_document_is_kept_and_skipped()
    {
        await using var process = await StartAsync();
        await Stream.PublishAsync(UserEvents.Upserted("a", 1), UserEvents.Unknown("a", 2), UserEvents.Upserted("b", 3));
        await SettledAsync();
        Assert.Equal(["1/0", "3/0"], await NotesAsync(process));
        Assert.Empty(await process.Inbox.FailedAsync(cancellationToken: Token));
        Assert.Equal(3, await CountAsync("inbox"));
    }

    [Fact]
    public async Task S34_a_body_that_cannot_be_read_is_parked()
    {
        await using var process = await StartAsync();
        await Stream.PublishAsync(UserEvents.Upserted("a", 1), UserEvents.Upserted("b", 2) with { Body = "{\"discriminator\":"u8.ToArray() }, UserEvents.Upserted("c", 3));
        await SettledAsync();
        Assert.Equal(["1/0", "3/0"], await NotesAsync(process));
        var failed = await process.Inbox.FailedAsync(cancellationToken: Token);
        Assert.Equal(2, failed.Count); // By the replica and by the handler.
        Assert.All(failed, f => Assert.Equal((FailedState.Parked, "b"), (f.State, f.Key)));
    }

    [Fact]
    public async Task An_envelope_that_cannot_be_read_is_put_aside_and_does_not_come_again()
    {
        var source = new RawStream();
        await using var process = await ConsumerProcess.StartAsync(_database, source, services =>
        {
            services.AddSingleton(Script);
            services.AddUserEvents<NoteHandler>();
        });
        var good = CloudEventHeaders.Write(UserEvents.Name, UserEvents.Upserted("a", 1));
        var withoutId = new Dictionary<string, string>(good) { ["id"] = "nobody", ["subject"] = "x\0y" };
        withoutId.Remove("time");
        var strangeKey = new Dictionary<string, string>(CloudEventHeaders.Write(UserEvents.Name, UserEvents.Upserted("b", 2))) { ["subject"] = "nul\0" };
        var longKey = new Dictionary<string, string>(CloudEventHeaders.Write(UserEvents.Name, UserEvents.Upserted("b", 3))) { ["subject"] = new string('k', 5000) };
        foreach (var headers in new[] { withoutId, good, strangeKey, withoutId, longKey })
            source.Deliver(CloudEventHeaders.Read(UserEvents.Name, headers, UserEvents.Upserted("a", 1).Body));

        await UntilAsync(async () => source.Acknowledged == 5 && await CountAsync("inbox_queue") == 0);
        Assert.Equal(["1/0"], await NotesAsync(process));
        var dead = await process.Inbox.FailedAsync(new() { State = FailedState.Dead }, Token);
        Assert.Equal(3, dead.Count);
        Assert.All(dead, d => Assert.Equal("", d.Consumer));
        Assert.Contains(dead, d => d.Error.Contains("no readable header", StringComparison.Ordinal));

        // Nobody can handle them, so nobody is asked to.
        Assert.Equal(0, await process.Inbox.RetryAsync(dead.Select(d => d.Id), Token));
        Assert.Equal(3, await process.Inbox.SkipAsync(dead.Select(d => d.Id), Token));
    }

    [Fact]
    public async Task Where_everything_fails_events_are_tried_one_at_a_time_until_it_works_again()
    {
        var isAway = true;
        Script.Does = (_, _) => isAway ? throw new HttpRequestException("away") : Task.CompletedTask;
        await using var process = await StartAsync(new() { FirstDelay = TimeSpan.FromMilliseconds(50) });
        await Stream.PublishAsync([.. Enumerable.Range(1, 200).Select(i => UserEvents.Upserted($"user{i}", i))]);
        await UntilAsync(async () => (await process.StatusAsync()).IsLimited);

        // Most events did not use up an attempt.
        Assert.InRange((await process.StatusAsync()).Depth, 100, 200);
        isAway = false;
        await SettledAsync();
        await UntilAsync(async () => (await process.StatusAsync()) is { IsLimited: false, Retrying: 0 });
        Assert.Equal(200, (await NotesAsync(process)).Count);
    }

    [Fact]
    public async Task A_paused_stream_is_taken_in_but_not_handled()
    {
        await using var process = await StartAsync();
        await Stream.PublishAsync(UserEvents.Upserted("a", 1));
        await SettledAsync();
        await process.Inbox.PauseAsync(UserEvents.Name.ToString(), Token);
        await UntilPausedAsync(process);

        await Stream.PublishAsync(UserEvents.Upserted("a", 2), UserEvents.Upserted("a", 3));
        await UntilAsync(async () => (await process.StatusAsync()).Depth == 2);
        await Task.Delay(200, Token);
        Assert.Equal(["1/0"], await NotesAsync(process));

        await process.Inbox.ResumeAsync(UserEvents.Name.ToString(), Token);
        await SettledAsync();
        Assert.Equal(["1/0", "2/0", "3/0"], await NotesAsync(process));
        await Assert.ThrowsAsync<ArgumentException>(() => process.Inbox.PauseAsync("production.user.v9.user_event.json", Token));
    }

    private NoteStore? Late { get; set; }

    private static Task UntilAsync(Func<Task<bool>> condition) => Eventually.TrueAsync(condition);

    // The database knows it first, and the processors when they look.
    private static Task UntilPausedAsync(ConsumerProcess process) =>
        UntilAsync(async () => (await process.StatusAsync()).IsPaused && process.Work.Lines.All(line => line.Processors.All(processor => processor.IsPaused)));

    private async Task<long> CountAsync(string table) =>
        Convert.ToInt64(await _database.ScalarAsync($"select count(*) from {(this is SqliteConsuming ? "event_" : "events.")}{table}"), null);
}
