using System.Text.Json;
using Plumbline.Json;
using static Plumbline.Events.Tests.Streams.TestEvents;

namespace Plumbline.Events.Tests.Streams;

public sealed class InMemoryStreamTests
{
    private readonly InMemoryEventStream _stream = new();
    private readonly StreamSpec _spec = NewStream();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stores_an_event_whose_confirmation_is_lost()
    {
        using var fault = await InjectAsync(new(StreamFaultKind.LoseConfirmation) { Times = 1 });
        var sent = Event("a", 1);

        Assert.Equal(PublishOutcome.Transient, (await PublishAsync(sent))[0].Outcome);
        Assert.True((await PublishAsync(sent))[0].IsOk);

        Assert.Equal(2, _stream.Find(sent.Id).Count);
    }

    [Fact]
    public async Task Holds_back_a_keys_events_behind_one_that_failed()
    {
        using var fault = await InjectAsync(new(StreamFaultKind.Fail) { When = e => e.Sequence == 1, Times = 1 });

        var results = await PublishAsync(Event("a", 1), Event("b", 2), Event("a", 3));

        Assert.Equal([PublishOutcome.Transient, PublishOutcome.Ok, PublishOutcome.Transient], results.Select(r => r.Outcome));
        Assert.Equal([2], _stream.Published().Select(e => e.Sequence));
    }

    [Fact]
    public async Task Goes_on_with_a_key_behind_a_refused_event()
    {
        using var fault = await InjectAsync(new(StreamFaultKind.Refuse) { When = e => e.Sequence == 1, Reason = "too large" });

        var results = await PublishAsync(Event("a", 1), Event("a", 2));

        Assert.Equal([PublishResult.Refused("too large"), PublishResult.Ok], results);
    }

    [Fact]
    public async Task Delivers_a_duplicate()
    {
        using var fault = await InjectAsync(new(StreamFaultKind.Duplicate) { Times = 1 });
        await using var reader = new TestReader(_stream, _spec.Name);
        await PublishAsync(Event("a", 1), Event("a", 2));
        await reader.UntilAsync(() => reader.Received.Count == 3);

        Assert.Equal([1, 1, 2], reader.Sequences);
    }

    [Fact]
    public async Task Delays_an_event_and_those_of_its_key_behind_it()
    {
        using var fault = await InjectAsync(new(StreamFaultKind.Delay) { Times = 1, Delay = TimeSpan.FromMilliseconds(500) });
        await using var reader = new TestReader(_stream, _spec.Name);
        var time = System.Diagnostics.Stopwatch.StartNew();
        await PublishAsync(Event("a", 1), Event("a", 2));
        await reader.WaitForAsync(1);

        // Timers may be a little early; a machine that is busy is only late.
        Assert.InRange(time.Elapsed, TimeSpan.FromMilliseconds(450), TimeSpan.MaxValue);
        await reader.WaitForAsync(2);
        Assert.Equal([1, 2], reader.Sequences);
    }

    [Fact]
    public async Task Reorders_across_keys_only()
    {
        await InjectAsync(new(StreamFaultKind.Duplicate) { Times = 0 });
        _stream.Faults.ReorderAcrossKeys(7);
        await PublishAsync(Several(500, keys: 10));
        await using var reader = new TestReader(_stream, _spec.Name);
        await reader.WaitForAsync(500);

        Assert.NotEqual(reader.Sequences.Order(), reader.Sequences);
        StreamConformance.AssertOrdered(reader);
    }

    [Fact]
    public async Task Delivers_again_when_an_acknowledgement_is_lost()
    {
        using var fault = await InjectAsync(new(StreamFaultKind.LoseAcknowledgement) { Times = 1 });
        await PublishAsync(Several(3));
        await using var reader = new TestReader(_stream, _spec.Name);
        await reader.UntilAsync(() => reader.Received.Count == 6);

        Assert.All(reader.Received.Skip(3), e => Assert.True(e.IsRedelivered));
    }

    [Fact]
    public async Task Takes_and_delivers_nothing_while_away_and_then_delivers_again()
    {
        await _stream.EnsureAsync(_spec, Stop);
        await using var reader = new TestReader(_stream, _spec.Name, acknowledges: false);
        await PublishAsync(Event("a", 1));
        await reader.WaitForAsync(1);

        _stream.Faults.IsDisconnected = true;
        Assert.Equal(PublishOutcome.Transient, (await PublishAsync(Event("a", 2)))[0].Outcome);
        Assert.False((await _stream.ProbeAsync(Stop)).IsHealthy);
        await Assert.ThrowsAsync<StreamUnavailableException>(async () => await _stream.EnsureAsync(_spec, Stop));

        _stream.Faults.IsDisconnected = false;
        await reader.UntilAsync(() => reader.Received.Count == 2);
        Assert.Equal([1, 1], reader.Sequences);
        Assert.True((await _stream.ProbeAsync(Stop)).IsHealthy);
    }

    [Fact]
    public async Task Is_full_where_a_group_does_not_acknowledge_and_has_room_again_when_it_does()
    {
        var stream = new InMemoryEventStream(options: new() { Capacity = 10 });
        var spec = NewStream(partitions: 1);
        await stream.EnsureAsync(spec, Stop);
        await using var reader = new TestReader(stream, spec.Name, options: new() { MaxUnacknowledged = 100 }, acknowledges: false);
        await stream.PublishAsync(spec.Name, Several(1), Stop);
        await reader.WaitForAsync(1);

        var results = await stream.PublishAsync(spec.Name, Several(10, first: 2), Stop);
        Assert.Equal(PublishOutcome.Transient, results[9].Outcome);
        Assert.All(results.Take(9), r => Assert.True(r.IsOk));

        await reader.WaitForAsync(10);
        await stream.AckAsync(reader.Deliveries.Last(), Stop);
        Assert.True((await stream.PublishAsync(spec.Name, [Event("a", 11)], Stop))[0].IsOk);
    }

    [Fact]
    public async Task Settles_when_every_group_and_every_condition_is_quiet()
    {
        await _stream.EnsureAsync(_spec, Stop);
        var busy = true;
        using var condition = _stream.AddSettlingCondition(_ => ValueTask.FromResult(busy ? "a handler runs" : null));
        await PublishAsync(Several(100));
        await using var reader = new TestReader(_stream, _spec.Name);
        await reader.WaitForAsync(1);

        var late = await Assert.ThrowsAsync<TimeoutException>(() => _stream.SettledAsync(TimeSpan.FromMilliseconds(200), Stop));
        Assert.Contains("a handler runs", late.Message, StringComparison.Ordinal);

        busy = false;
        await _stream.SettledAsync(cancellationToken: Stop);
        Assert.Equal(100, _stream.Consumed("reader").Count);
    }

    [Fact]
    public async Task Does_not_settle_while_a_group_that_left_has_events_waiting_until_it_is_forgotten()
    {
        await _stream.EnsureAsync(_spec, Stop);
        await PublishAsync(Event("a", 1));
        await using (var reader = new TestReader(_stream, _spec.Name))
            await reader.WaitForAsync(1);

        await PublishAsync(Event("a", 2));
        var late = await Assert.ThrowsAsync<TimeoutException>(() => _stream.SettledAsync(TimeSpan.FromMilliseconds(100), Stop));
        Assert.Contains("reader, which has no reader", late.Message, StringComparison.Ordinal);

        _stream.Forget("reader");
        await _stream.SettledAsync(cancellationToken: Stop);
    }

    [Fact]
    public async Task Tells_how_far_an_event_came_and_reads_what_was_published()
    {
        await _stream.EnsureAsync(_spec, Stop);
        await using var reader = new TestReader(_stream, _spec.Name, "one");
        await using var other = new TestReader(_stream, _spec.Name, "two", acknowledges: false);
        var sent = Event("a", 1);
        await PublishAsync(sent);
        await reader.WaitForAsync(1);
        await other.WaitForAsync(1);
        await reader.UntilAsync(() => _stream.Consumed("one").Count == 1);

        var trace = Assert.Single(_stream.Find(sent.Id));
        Assert.Equal(["one"], trace.AcknowledgedBy);
        Assert.Equal(["two"], trace.WaitsFor);
        Assert.Equal(1, _stream.Published(_spec.Name.Union, new JsonEventSerializer<JsonElement, ObjectCodec>())[0].GetProperty("sequence").GetInt32());
        Assert.Empty(_stream.Published("another_event"));
    }

    private async Task<IDisposable> InjectAsync(StreamFault fault)
    {
        await _stream.EnsureAsync(_spec, Stop);
        return _stream.Faults.Inject(fault);
    }

    private async Task<IReadOnlyList<PublishResult>> PublishAsync(params OutgoingEvent[] events) => await _stream.PublishAsync(_spec.Name, events, Stop);
}
