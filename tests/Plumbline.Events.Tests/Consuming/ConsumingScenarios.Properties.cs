namespace Plumbline.Events.Tests.Consuming;

/// <content>Random events, faults and ends of processes against a small model.</content>
public abstract partial class ConsumingScenarios
{
    [Theory]
    [InlineData(1)]
    [InlineData(20261)]
    [InlineData(777)]
    [InlineData(90210)]
    public async Task Whatever_happens_the_replica_ends_as_its_source_and_every_effect_is_there_once(int seed)
    {
        var random = new Random(seed);
        var model = new Dictionary<string, OutgoingEvent>(StringComparer.Ordinal);
        var all = new List<OutgoingEvent>();
        var poison = new HashSet<long>();
        var flaky = new HashSet<long>();
        Script.Does = (context, _) =>
        {
            if (poison.Contains(context.Sequence))
                throw new EventRejectedException("poison");

            return context.Attempt == 1 && flaky.Contains(context.Sequence) ? throw new InvalidOperationException("once more") : Task.CompletedTask;
        };
        Stream.Faults.ReorderAcrossKeys(seed);

        var sequence = 0;
        for (var life = 0; life < 6; life++)
        {
            var isLast = life == 5;
            var ends = isLast ? int.MaxValue : random.Next(1, 25);
            await using var process = await StartAsync(
                new() { FirstDelay = TimeSpan.FromMilliseconds(5), Order = seed % 2 == 0 ? EventOrder.BlockKey : EventOrder.Continue },
                new()
                {
                    Inbox = new() { Poll = TimeSpan.FromMilliseconds(10), MaxBatchAge = TimeSpan.FromMilliseconds(2), MaxBatch = random.Next(1, 40), MaxDelivery = random.Next(1, 30), LimitAfter = 1000 },
                    Reached = _ =>
                    {
                        if (Interlocked.Decrement(ref ends) <= 0 && !isLast)
                            throw new ProcessEndedException();
                    },
                });
            for (var step = 0; step < 12; step++)
            {
                await Stream.PublishAsync([.. Enumerable.Range(0, random.Next(1, 8)).SelectMany(_ => Next())]);
                if (random.Next(6) == 0)
                    Stream.Faults.Inject(new(StreamFaultKind.LoseAcknowledgement) { Times = 1 });

                if (random.Next(8) == 0)
                {
                    Stream.Faults.IsDisconnected = true;
                    await Task.Delay(random.Next(20), Token);
                    Stream.Faults.IsDisconnected = false;
                }
            }

            if (!isLast)
            {
                await Task.Delay(random.Next(60), Token);
                continue;
            }

            await SettledAsync();
            await UntilAsync(async () => (await process.StatusAsync()).Retrying == 0);

            // Effects: of every event and replay that is no poison, and that does not wait for poison of its key.
            var failed = await process.Inbox.FailedAsync(new() { Limit = 10_000 }, Token);
            var undone = failed.Where(f => f.Consumer.EndsWith("NoteHandler", StringComparison.Ordinal)).Select(f => (f.EventId, f.Replay)).ToHashSet();
            var expected = all.DistinctBy(e => (e.Id, e.Replay)).Where(e => !undone.Contains((e.Id, e.Replay))).Select(e => $"{e.Sequence}/{e.Replay}").ToHashSet();
            Assert.Equal(expected.Order(StringComparer.Ordinal), (await NotesAsync(process)).Order(StringComparer.Ordinal));
            Assert.All(failed.Where(f => f.State == FailedState.Parked), f => Assert.Equal("poison", f.Error));
            Assert.All(all.Where(e => poison.Contains(e.Sequence)), e => Assert.Contains((e.Id, e.Replay), undone));
            Assert.All(failed, f => Assert.True(f.State is FailedState.Parked || (seed % 2 == 0 && f.State is FailedState.Waiting), $"{f.State} {f.Error}"));

            // The replica is as its source, poison or not.
            await AssertReplicaAsync(process, model.Values);
            Assert.Equal(0, await CountAsync("inbox_queue"));
        }

        // One event, and perhaps again, late, or as a replay.
        IEnumerable<OutgoingEvent> Next()
        {
            var key = $"user{random.Next(6)}";
            var made = random.Next(5) == 0 ? UserEvents.Deleted(key, ++sequence) : UserEvents.Upserted(key, ++sequence);
            switch (random.Next(25))
            {
                case 0:
                    poison.Add(made.Sequence);
                    break;
                case 1 or 2:
                    flaky.Add(made.Sequence);
                    break;
            }

            model[key] = made;
            yield return Noted(made);
            if (random.Next(6) == 0)
                yield return Noted(all[random.Next(all.Count)]);

            if (random.Next(15) == 0)
                yield return Noted(all[random.Next(all.Count)] with { Replay = random.Next(1, 4) });
        }

        OutgoingEvent Noted(OutgoingEvent made)
        {
            all.Add(made);
            return made;
        }
    }
}
