using static Plumbline.Events.Tests.Streams.TestEvents;

namespace Plumbline.Events.Tests.Streams;

/// <summary>What every stream does; one subclass per stream.</summary>
public abstract class StreamConformance
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The stream under test.</summary>
    protected abstract IEventStream Stream { get; }

    [Fact]
    public async Task Delivers_an_event_as_it_was_published()
    {
        var spec = await MakeAsync();
        var sent = Event("Zoë/1", 42, """{"name":"Zoë"}""") with
        {
            Replay = 3,
            TraceParent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            TraceState = "vendor=1",
            DataSchema = "https://example.io/user/1.4.0",
            Time = new DateTimeOffset(2026, 3, 1, 12, 30, 15, TimeSpan.Zero).AddTicks(1234560),
        };

        await PublishAsync(spec, sent);
        await using var reader = new TestReader(Stream, spec.Name);
        await reader.WaitForAsync(1);

        var got = Assert.Single(reader.Received);
        Assert.Equal(
            (spec.Name, sent.Id, sent.Key, sent.Sequence, sent.Time, sent.Type, sent.Replay, sent.TraceParent, sent.TraceState, sent.ContentType, sent.DataSchema),
            (got.Stream, got.Id, got.Key, got.Sequence, got.Time, got.Type, got.Replay, got.TraceParent, got.TraceState, got.ContentType, got.DataSchema));
        Assert.Equal(sent.Body.ToArray(), got.Body.ToArray());
        Assert.Equal(CloudEventHeaders.Write(spec.Name, sent), got.Headers);
        Assert.Equal(StreamPartition.Of(sent.Key, spec.Partitions), got.Partition);
        Assert.False(got.IsUnreadable);
        Assert.False(got.IsRedelivered);
    }

    [Fact]
    public async Task Keeps_the_order_of_each_key()
    {
        var spec = await MakeAsync();
        await using var reader = new TestReader(Stream, spec.Name);

        foreach (var page in Several(2000, keys: 17).Chunk(300))
            await PublishAsync(spec, page);

        await reader.WaitForAsync(2000);
        AssertOrdered(reader);
    }

    [Fact]
    public async Task Shows_every_event_to_every_group_that_observes()
    {
        var spec = await MakeAsync();
        await using var one = new TestReader(Stream, spec.Name, "one");
        await PublishAsync(spec, Several(50));
        await one.WaitForAsync(50);

        await using var two = new TestReader(Stream, spec.Name, "two");
        await two.WaitForAsync(50);

        AssertOrdered(two);
        Assert.Equal(50, one.Received.Count);
    }

    [Fact]
    public async Task Shows_a_group_that_starts_now_only_what_comes()
    {
        var spec = await MakeAsync();
        await PublishAsync(spec, Several(20));
        await using var reader = new TestReader(Stream, spec.Name, options: new() { Start = StreamStart.Now });
        var round = await UntilTheyReadAsync(spec, reader);

        Assert.DoesNotContain(reader.Sequences, sequence => sequence <= 20);
        Assert.Equal(round, reader.Sequences.Where(round.Contains).Order());
    }

    [Fact]
    public async Task Goes_on_where_the_group_acknowledged()
    {
        var spec = await MakeAsync();
        await PublishAsync(spec, Several(30));
        await using (var first = new TestReader(Stream, spec.Name))
            await first.WaitForAsync(30);

        await PublishAsync(spec, Several(10, first: 31));
        await using var second = new TestReader(Stream, spec.Name);
        await second.WaitForAsync(10);
        await TestReader.AWhileAsync();

        Assert.Equal(Enumerable.Range(31, 10).Select(i => (long)i), second.Sequences.Order());
    }

    [Theory]
    [InlineData(StreamDelivery.Observe)]
    [InlineData(StreamDelivery.Consume)]
    public async Task Delivers_again_what_was_not_acknowledged(StreamDelivery delivery)
    {
        var spec = await MakeAsync(delivery);
        await using (var first = new TestReader(Stream, spec.Name, options: new() { MaxUnacknowledged = 30 }, acknowledges: false))
        {
            await PublishAsync(spec, Several(30));
            await first.WaitForAsync(30);
        }

        await using var second = new TestReader(Stream, spec.Name);
        await second.WaitForAsync(30);

        AssertOrdered(second);
    }

    [Theory]
    [InlineData(StreamDelivery.Observe)]
    [InlineData(StreamDelivery.Consume)]
    public async Task Takes_an_acknowledgement_for_what_came_before_too(StreamDelivery delivery)
    {
        var spec = await MakeAsync(delivery);
        await using (var first = new TestReader(Stream, spec.Name, options: new() { MaxBatch = 10, MaxUnacknowledged = 30 }, acknowledges: false))
        {
            await PublishAsync(spec, Several(30, keys: 1));
            await first.WaitForAsync(30);
            Assert.True(first.Deliveries.Count >= 3);
            await Stream.AckAsync(first.Deliveries.Last(), Stop);
        }

        await PublishAsync(spec, Event("key-0", 31));
        await using var second = new TestReader(Stream, spec.Name);
        await second.WaitForAsync(1);
        await TestReader.AWhileAsync();

        Assert.Equal([31], second.Sequences);
    }

    [Fact]
    public async Task Replays_from_the_beginning_and_then_goes_on_with_what_comes()
    {
        var spec = await MakeAsync();
        await PublishAsync(spec, Several(40));
        await using (var first = new TestReader(Stream, spec.Name))
            await first.WaitForAsync(40);

        await using var again = new TestReader(Stream, spec.Name, options: new() { Replay = true });
        await again.WaitForAsync(40);
        await PublishAsync(spec, Several(10, first: 41));
        await again.WaitForAsync(50);

        AssertOrdered(again);
    }

    [Theory]
    [InlineData(StreamDelivery.Observe)]
    [InlineData(StreamDelivery.Consume)]
    public async Task Gives_an_event_to_one_reader_of_a_group(StreamDelivery delivery)
    {
        var spec = await MakeAsync(delivery);
        await using var one = new TestReader(Stream, spec.Name);
        await using var two = new TestReader(Stream, spec.Name);
        await PublishAsync(spec, Several(100));
        await one.UntilAsync(() => one.Received.Count + two.Received.Count >= 100);
        await TestReader.AWhileAsync();

        Assert.Equal(Enumerable.Range(1, 100).Select(i => (long)i), one.Sequences.Concat(two.Sequences).Order());
    }

    [Theory]
    [InlineData(StreamDelivery.Observe)]
    [InlineData(StreamDelivery.Consume)]
    public async Task Lets_a_reader_that_stands_by_take_over(StreamDelivery delivery)
    {
        var spec = await MakeAsync(delivery);
        var one = new TestReader(Stream, spec.Name);
        await PublishAsync(spec, Several(10));
        await one.WaitForAsync(10);
        await using var two = new TestReader(Stream, spec.Name);
        await TestReader.AWhileAsync();

        await one.DisposeAsync();
        await PublishAsync(spec, Several(10, first: 11));
        await two.WaitForAsync(10);

        Assert.Equal(Enumerable.Range(11, 10).Select(i => (long)i), two.Sequences.Order());
    }

    [Fact]
    public async Task Keeps_what_is_to_be_consumed_until_the_first_group_comes()
    {
        var spec = await MakeAsync(StreamDelivery.Consume);
        var events = Several(10);
        var results = await Stream.PublishAsync(spec.Name, events, Stop);
        Assert.DoesNotContain(results, r => r.Outcome == PublishOutcome.Refused);

        await using var reader = new TestReader(Stream, spec.Name);

        // A stream that cannot keep them leaves them with the publisher, which tries again.
        await PublishAsync(spec, [.. events.Where((_, i) => !results[i].IsOk)]);
        await reader.WaitForAsync(10);
        AssertOrdered(reader);
    }

    [Fact]
    public async Task Lets_every_group_consume_each_event_once()
    {
        var spec = await MakeAsync(StreamDelivery.Consume);
        await using var one = new TestReader(Stream, spec.Name, "one");
        await using var two = new TestReader(Stream, spec.Name, "two");
        var round = await UntilTheyReadAsync(spec, one, two);
        await TestReader.AWhileAsync();

        Assert.All([one, two], reader => Assert.Equal(round, reader.Sequences.Where(round.Contains).Order()));
    }

    [Fact]
    public async Task Refuses_an_event_that_is_too_large_and_goes_on_with_the_others()
    {
        var spec = await MakeAsync();
        var large = Event("a", 2) with { Body = new byte[1024 * 1024 + 1] };

        var results = await Stream.PublishAsync(spec.Name, [Event("a", 1), large, Event("a", 3)], Stop);

        Assert.Equal([PublishOutcome.Ok, PublishOutcome.Refused, PublishOutcome.Ok], results.Select(r => r.Outcome));
        Assert.Contains("1048577", results[1].Reason, StringComparison.Ordinal);
        await using var reader = new TestReader(Stream, spec.Name);
        await reader.WaitForAsync(2);
        Assert.Equal([1, 3], reader.Sequences);
    }

    [Fact]
    public async Task Delivers_no_more_than_a_reader_may_hold()
    {
        var spec = await MakeAsync(partitions: 1);
        await PublishAsync(spec, Several(100));
        await using var reader = new TestReader(Stream, spec.Name, options: new() { MaxBatch = 10, MaxUnacknowledged = 2 }, acknowledges: false);
        await reader.UntilAsync(() => reader.Deliveries.Count == 2);
        await TestReader.AWhileAsync();

        Assert.Equal(2, reader.Deliveries.Count);
        Assert.All(reader.Deliveries, d => Assert.InRange(d.Events.Count, 1, 10));

        await Stream.AckAsync(reader.Deliveries.First(), Stop);
        await reader.UntilAsync(() => reader.Deliveries.Count == 3);
    }

    [Fact]
    public async Task Takes_an_empty_list_of_events()
    {
        var spec = await MakeAsync();
        Assert.Empty(await Stream.PublishAsync(spec.Name, [], Stop));
    }

    [Fact]
    public async Task Refuses_a_stream_that_exists_otherwise()
    {
        var spec = await MakeAsync();
        await Stream.EnsureAsync(spec, Stop);
        await Assert.ThrowsAsync<StreamMismatchException>(async () => await Stream.EnsureAsync(spec with { Partitions = spec.Partitions * 2 }, Stop));
        await Assert.ThrowsAsync<StreamMismatchException>(async () => await Stream.EnsureAsync(spec with { Delivery = StreamDelivery.Consume }, Stop));
    }

    [Fact]
    public async Task Refuses_what_does_not_fit()
    {
        var unknown = NewStream().Name;
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Stream.PublishAsync(unknown, [Event("a", 1)], Stop));
        Assert.Throws<InvalidOperationException>(() => Stream.ReadAsync(unknown, "reader", new(), Stop));

        var spec = await MakeAsync(StreamDelivery.Consume);
        Assert.Throws<InvalidOperationException>(() => Stream.ReadAsync(spec.Name, "reader", new() { Replay = true }, Stop));
        Assert.Throws<ArgumentException>(() => Stream.ReadAsync(spec.Name, "The Reader", new(), Stop));
    }

    [Fact]
    public async Task Says_that_it_works()
    {
        await MakeAsync();
        var health = await Stream.ProbeAsync(Stop);
        Assert.True(health.IsHealthy, health.Description);
    }

    protected async Task<StreamSpec> MakeAsync(StreamDelivery delivery = StreamDelivery.Observe, int partitions = 4)
    {
        var spec = NewStream(delivery, partitions);
        await Stream.EnsureAsync(spec, Stop);
        return spec;
    }

    /// <summary>Publishes rounds of events, from 1001 on, until each reader got a whole one: when it begins to read, nobody can tell from outside.</summary>
    /// <returns>The sequences of that round.</returns>
    private async Task<IReadOnlyList<long>> UntilTheyReadAsync(StreamSpec spec, params TestReader[] readers)
    {
        for (var first = 1001; ; first += 60)
        {
            await PublishAsync(spec, Several(60, first: first));
            IReadOnlyList<long> round = [.. Enumerable.Range(first, 60).Select(sequence => (long)sequence)];
            for (var end = DateTime.UtcNow.AddSeconds(2); DateTime.UtcNow < end; await Task.Delay(10, Stop))
            {
                if (readers.All(reader => round.All(reader.Sequences.ToHashSet().Contains)))
                    return round;
            }

            Assert.True(first < 5000, "Nobody reads.");
        }
    }

    /// <summary>Publishes as a publisher does: again, until each was taken.</summary>
    protected async Task PublishAsync(StreamSpec spec, params OutgoingEvent[] events)
    {
        for (var end = DateTime.UtcNow.AddMinutes(2); events.Length > 0;)
        {
            Assert.True(DateTime.UtcNow < end, "The events are not taken.");
            var results = await Stream.PublishAsync(spec.Name, events, Stop);
            Assert.DoesNotContain(results, r => r.Outcome == PublishOutcome.Refused);
            events = [.. events.Where((_, i) => !results[i].IsOk)];
            if (events.Length > 0)
                await Task.Delay(50, Stop);
        }
    }

    internal static void AssertOrdered(TestReader reader) => Assert.All(
        reader.Received.GroupBy(e => e.Key),
        key => Assert.Equal(key.Select(e => e.Sequence).Distinct().Order(), key.Select(e => e.Sequence).Distinct()));
}
