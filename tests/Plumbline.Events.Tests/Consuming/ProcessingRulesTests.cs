using Io.Example.OrderV0;

namespace Plumbline.Events.Tests.Consuming;

/// <summary>When batches start, how large they are, and when what failed is tried again.</summary>
public sealed class ProcessingRulesTests
{
    private static readonly TimeSpan s_age = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_idle = TimeSpan.FromMilliseconds(50);

    [Fact]
    public void S35_an_event_of_an_idle_stream_starts_a_batch_at_once()
    {
        var clock = new ManualTimeProvider();
        var timing = new BatchTiming(clock, s_age, s_idle, 500);
        Assert.Null(timing.Wait());
        timing.Add(1);
        Assert.Equal(TimeSpan.Zero, timing.Wait());

        timing.Start();
        Assert.Null(timing.Wait());
        clock.Advance(s_idle);
        timing.Add(1);
        Assert.Equal(TimeSpan.Zero, timing.Wait());
    }

    [Fact]
    public void S35_a_look_at_an_empty_queue_is_no_batch()
    {
        var timing = new BatchTiming(new ManualTimeProvider(), s_age, s_idle, 500);
        timing.Start();
        timing.Nothing();
        timing.Add(1);
        Assert.Equal(TimeSpan.Zero, timing.Wait());
    }

    [Fact]
    public void S35_eight_events_a_second_in_step_do_not_wait()
    {
        var latencies = Latencies(Enumerable.Repeat(125.0, 480));
        Assert.Equal(480, latencies.Count);
        Assert.Equal(0, latencies[^1]);
    }

    [Theory]
    [InlineData(8, 130)]
    [InlineData(20, 150)]
    [InlineData(60, 150)]
    public void S35_the_wait_is_a_largest_age_and_not_begun_again_by_each_event(int perSecond, int median)
    {
        // At random times, for ten minutes, each handled when its batch starts.
        var random = new Random(35);
        var latencies = Latencies(Enumerable.Range(0, perSecond * 600).Select(_ => -Math.Log(1 - random.NextDouble()) * 1000 / perSecond));
        Assert.Equal(perSecond * 600, latencies.Count);
        Assert.InRange(latencies[latencies.Count / 2], 1, median);
        Assert.InRange(latencies[^1], 200, 250);
    }

    [Fact]
    public void S35_a_full_batch_starts_at_once()
    {
        var timing = new BatchTiming(new ManualTimeProvider(), s_age, s_idle, 500);
        timing.Add(1);
        timing.Start();
        timing.Add(499);
        Assert.Equal(s_age, timing.Wait());
        timing.Add(1);
        Assert.Equal(TimeSpan.Zero, timing.Wait());
        timing.Start();
        timing.More();
        Assert.Equal(TimeSpan.Zero, timing.Wait());
    }

    [Fact]
    public void Waits_double_up_to_an_hour_and_differ_by_a_fifth()
    {
        var consumer = new UserReplicaConsumer();
        double Seconds(int attempt, double random) => RetryPlan.Next(consumer, attempt, TimeSpan.Zero, "", null, random).Delay!.Value.TotalSeconds;
        Assert.Equal([10, 20, 40, 80, 2560, 3600, 3600], new[] { 1, 2, 3, 4, 9, 10, 24 }.Select(n => Math.Round(Seconds(n, 0.5), 3)));
        Assert.Equal(8, Seconds(1, 0), 3);
        Assert.Equal(12, Seconds(1, 1), 3);
    }

    [Fact]
    public void An_event_is_given_up_after_25_attempts_or_three_days()
    {
        var consumer = new UserReplicaConsumer();
        FailedAttempt Next(int attempt, TimeSpan age, TimeSpan? after = null) => RetryPlan.Next(consumer, attempt, age, "why", after, 0.5);
        Assert.Equal(FailedState.Retry, Next(24, TimeSpan.FromDays(2.9)).State);
        Assert.Equal((FailedState.Dead, null), (Next(25, TimeSpan.Zero).State, Next(25, TimeSpan.Zero).Delay));
        Assert.Equal(FailedState.Dead, Next(2, TimeSpan.FromDays(3)).State);
        Assert.Equal(TimeSpan.FromMinutes(7), Next(2, TimeSpan.Zero, TimeSpan.FromMinutes(7)).Delay);
    }

    [Fact]
    public void Pages_grow_while_that_is_quick_and_shrink_when_it_is_slow()
    {
        var page = new PageSize(500);
        Assert.Equal(50, page.Value);
        page.Learn(10, TimeSpan.Zero); // Not full: it says nothing.
        Assert.Equal(50, page.Value);
        for (var i = 0; i < 5; i++)
            page.Learn(page.Value, TimeSpan.FromMilliseconds(100));

        Assert.Equal(500, page.Value);
        page.Learn(500, TimeSpan.FromSeconds(1));
        Assert.Equal(500, page.Value);
        page.Learn(500, TimeSpan.FromSeconds(3));
        Assert.Equal(250, page.Value);
        page.Learn(1, TimeSpan.FromSeconds(3));
        Assert.Equal(1, page.Value);
    }

    [Fact]
    public void Everything_fails_when_events_of_many_keys_do_and_none_succeeds()
    {
        var limit = new RateLimit(3);
        limit.Failed("a");
        limit.Failed("a");
        limit.Failed("a");
        limit.Failed("b");
        Assert.False(limit.IsOn);
        limit.Succeeded();
        limit.Failed("c");
        limit.Failed("d");
        Assert.False(limit.IsOn);
        limit.Failed("e");
        Assert.True(limit.IsOn);
        limit.Succeeded();
        Assert.False(limit.IsOn);
    }

    [Fact]
    public void Texts_that_no_database_keeps_are_mended()
    {
        // Not as data of a theory: half a character does not survive in an attribute.
        (string Text, string Kept)[] texts =
        [
            ("plain", "plain"),
            ("nul\0", "nul\uFFFD"),
            ("half " + '\uD83D', "half \uFFFD"),
            ('\uDE00' + " half", "\uFFFD half"),
            ("whole \uD83D\uDE00 \uFFFD", "whole \uD83D\uDE00 \uFFFD"),
        ];
        foreach (var (text, kept) in texts)
        {
            Assert.Equal(kept, InboxText.Clean(text));
            Assert.Equal(text == kept, InboxText.IsKept(text));
            Assert.True(InboxText.IsKept(kept));
        }
    }

    [Fact]
    public void Headers_come_back_as_they_were()
    {
        var headers = new Dictionary<string, string> { ["id"] = "1", ["subject"] = "with \"quotes\" and \u0000 and ä", ["empty"] = "" };
        var read = new InboxHeaders(InboxHeaders.Write(headers));
        Assert.Equal(headers.OrderBy(h => h.Key), read.OrderBy(h => h.Key));
        Assert.Equal(3, read.Count);
        Assert.True(read.ContainsKey("empty"));
        Assert.False(read.TryGetValue("other", out _));
    }

    [Fact]
    public void Of_a_delivery_that_has_an_event_twice_it_is_taken_once()
    {
        var twice = CloudEventHeaders.Read(UserEvents.Name, CloudEventHeaders.Write(UserEvents.Name, UserEvents.Upserted("a", 1)), UserEvents.Upserted("a", 1).Body);
        Assert.Equal([0, 4], Arrival.Of([twice, twice, twice with { Replay = 4 }]).Select(a => a.Replay));
        Assert.Equal("a", Arrival.Of([twice])[0].Key);
    }

    // How long events wait for their batches, in milliseconds and order, which come with these pauses before them.
    private static List<double> Latencies(IEnumerable<double> pauses)
    {
        var clock = new ManualTimeProvider();
        var timing = new BatchTiming(clock, s_age, s_idle, 500);
        var waiting = new List<DateTimeOffset>();
        var latencies = new List<double>();
        foreach (var pause in pauses.Append(1000))
        {
            for (var left = TimeSpan.FromMilliseconds(pause); left > TimeSpan.Zero;)
            {
                var step = timing.Wait() is { } wait && wait < left ? wait : left;
                clock.Advance(step);
                left -= step;
                Handle();
            }

            waiting.Add(clock.GetUtcNow());
            timing.Add(1);
            Handle();
        }

        // The last one only ends the wait of those before it.
        latencies.RemoveAt(latencies.Count - 1);
        latencies.Sort();
        return latencies;

        void Handle()
        {
            if (timing.Wait() != TimeSpan.Zero)
                return;

            timing.Start();
            latencies.AddRange(waiting.Select(came => (clock.GetUtcNow() - came).TotalMilliseconds));
            waiting.Clear();
        }
    }
}
