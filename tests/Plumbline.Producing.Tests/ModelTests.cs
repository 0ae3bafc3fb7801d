using System.Text;

namespace Plumbline.Producing.Tests;

/// <summary>
/// Does what people, processes and networks do, in an order that chance chooses by a number, and holds what was published against a model.
/// The number of a run that failed is in its name; a run with it does the same again.
/// </summary>
public sealed class ModelTests
{
    private const int Operations = 150;

    public static TheoryData<SqlDialect, int> Runs { get; } = new(
        from dialect in Enum.GetValues<SqlDialect>()
        from seed in Enumerable.Range(1, 12)
        select (dialect, seed));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Whatever_happens_every_change_is_published_in_order_and_nothing_else(SqlDialect dialect, int seed)
    {
        await using var run = await Run.StartAsync(dialect, seed);
        for (var i = 0; i < Operations; i++)
            await run.DoAsync();

        await run.FinishAsync();
    }

    private sealed class Crash : Exception;

    private sealed class Run : IAsyncDisposable
    {
        private readonly ShopDatabase _shop;
        private readonly Random _random;
        private readonly InMemoryEventStream _stream = new();
        private readonly StringBuilder _story = new();

        // What the table has, and every record that the journal ever had.
        private readonly Dictionary<string, long> _rows = [];
        private readonly HashSet<long> _records = [];
        private ShopProcess _process = null!;
        private CrashPoint? _crash;
        private bool _hasFault;
        private long _version;

        private Run(ShopDatabase shop, int seed) => (_shop, _random) = (shop, new(seed));

        public static async Task<Run> StartAsync(SqlDialect dialect, int seed)
        {
            var run = new Run(await ShopDatabase.OpenAsync(dialect), seed);
            run.NewProcess();
            return run;
        }

        public async Task DoAsync()
        {
            var before = _records.Count;
            var expected = await OperationAsync();
            await NoteJournalAsync();
            if (expected is { } records)
                Assert.True(_records.Count - before == records, $"{records} records were to be expected, and {_records.Count - before} came of the last of:\n{_story}");
        }

        public async Task FinishAsync()
        {
            _stream.Faults.Clear();
            _crash = null;
            for (var i = 0; i < 100 && await _shop.QueuedAsync() + await ReplaysAsync() > 0; i++)
                await _process.DrainAsync();

            await NoteJournalAsync();
            var published = _stream.Published("item_event");
            try
            {
                // I7, I1 and I2, I3.
                Assert.Equal(0, await _shop.QueuedAsync());
                Assert.Equal(0, await _shop.FailedAsync());
                Deliveries.AssertComplete(_records, published);
                Deliveries.AssertOrdered(published);

                // I4: the last writer wins at the consumer, whatever came late.
                var state = new Dictionary<string, IncomingEvent>();
                foreach (var e in published.Where(e => !state.TryGetValue(e.Key, out var newer) || newer.Sequence < e.Sequence))
                    state[e.Key] = e;

                var serializer = new JsonEventSerializer<Io.Example.ShopV1.IItemEvent, Io.Example.ShopV1.ItemEventJson>();
                var rows = state.Values.Select(e => serializer.Read(e.Body.Span)).OfType<Io.Example.ShopV1.ItemUpserted>().ToDictionary(e => e.Item.Id, e => e.Item.Version);
                Assert.Equal(_rows.OrderBy(r => r.Key), rows.OrderBy(r => r.Key));

                // I5.
                if (!_hasFault)
                    Assert.Equal(published.Count(e => e.Replay == 0), published.Where(e => e.Replay == 0).Select(e => e.Id).Distinct().Count());
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"It went wrong after:\n{_story}", e);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _process.DisposeAsync();
            await _shop.DisposeAsync();
        }

        // How many records come of it; null where the publisher may add some.
        private async Task<int?> OperationAsync()
        {
            var key = $"k{_random.Next(6)}";
            switch (_random.Next(14))
            {
                case 0 or 1 or 2:
                    Tell($"write {key}");
                    _rows[key] = ++_version;
                    await _shop.WriteAsync(key, _version);
                    return 1;
                case 3:
                    // I6.
                    Tell($"write {key} as it is");
                    if (!_rows.TryGetValue(key, out var same))
                        return 0;

                    await _shop.WriteAsync(key, same);
                    return 0;
                case 4:
                    Tell($"delete {key}");
                    await _shop.Items.DeleteAsync(key, Stop);
                    return _rows.Remove(key) ? 1 : 0;
                case 5:
                    return await ManyAsync();
                case 6:
                    Tell($"write {key} and roll back");
                    await Assert.ThrowsAsync<Crash>(() => _shop.Storage.InTransactionAsync(
                        async (_, _) =>
                        {
                            await _shop.WriteAsync(key, _version + 1);
                            throw new Crash();
                        },
                        Stop));
                    return 0;
                case 7:
                    return await SavepointAsync(key);
                case 8:
                    Tell("replay");
                    await _process.Producers.ReplayAsync(new() { Stream = "item_event", Key = _random.Next(2) == 0 ? key : null }, Stop);
                    return 0;
                case 9:
                    return InjectFault();
                case 10:
                    Tell("retention");
                    await _process.Upkeep.RunAsync(Stop);
                    Assert.Null(_process.Upkeep.Failure);
                    return 0;
                default:
                    return await StepAsync();
            }
        }

        private async Task<int> ManyAsync()
        {
            Tell("write many");
            var items = Enumerable.Range(0, 6).Where(_ => _random.Next(2) == 0)
                .Select(i => (Key: $"k{i}", Version: ++_version))
                .Select(row => new Io.Example.ShopV1.Item { Id = row.Key, Name = $"{row.Key} {row.Version}", Version = row.Version }).ToList();
            foreach (var item in items)
                _rows[item.Id] = item.Version;

            await _shop.Items.UpsertManyAsync(items, Stop);
            return items.Count;
        }

        private async Task<int> SavepointAsync(string key)
        {
            Tell($"write {key}, and again in a savepoint that is rolled back");
            _rows[key] = ++_version;
            await _shop.Storage.InTransactionAsync(
                async (_, _) =>
                {
                    await _shop.WriteAsync(key, _rows[key]);
                    await Assert.ThrowsAsync<Crash>(() => _shop.Storage.InTransactionAsync(
                        async (_, _) =>
                        {
                            await _shop.WriteAsync(key, _version + 1);
                            throw new Crash();
                        },
                        Stop));
                },
                Stop);
            return 1;
        }

        private int? InjectFault()
        {
            _hasFault = true;
            switch (_random.Next(4))
            {
                case 0:
                    Tell("confirmations get lost");
                    _stream.Faults.Inject(new(StreamFaultKind.LoseConfirmation) { Times = 3 });
                    break;
                case 1:
                    Tell("the stream fails");
                    _stream.Faults.Inject(new(StreamFaultKind.Fail) { Times = 3 });
                    break;
                case 2:
                    Tell("the stream is away, or back");
                    _stream.Faults.IsDisconnected = !_stream.Faults.IsDisconnected;
                    break;
                default:
                    _crash = (CrashPoint)_random.Next(3);
                    Tell($"the process dies {_crash}");
                    break;
            }

            return 0;
        }

        private async Task<int?> StepAsync()
        {
            Tell("publish");
            try
            {
                await _process.StepAsync();
            }
            catch (Crash)
            {
                Tell("it died");
                _crash = null;
                await _process.Lease.ReleaseAsync(Stop);
                await _process.DisposeAsync();
                NewProcess();
            }

            return 0;
        }

        private void NewProcess() => _process = new(
            _shop,
            _stream,
            atPoint: point => point == _crash ? throw new Crash() : default,
            options: new() { Page = 4, FullScan = TimeSpan.FromMilliseconds(20) },
            keep: TimeSpan.FromTicks(10));

        private async Task NoteJournalAsync() => _records.UnionWith((await _shop.JournalAsync()).Select(j => j.Sequence));

        private Task<int> ReplaysAsync() => _shop.ScalarAsync<int>($"select count(*) from {_shop.Table("replay")} where ended_at is null");

        private void Tell(string what) => _story.AppendLine(what);
    }
}
