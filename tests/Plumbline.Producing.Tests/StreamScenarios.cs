using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Plumbline.Producing.Tests;

/// <summary>Scenarios 4 and 5: the stream is away, or does not want an event.</summary>
public sealed class StreamScenarios
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task Scenario_4_a_broker_that_is_away_burns_no_attempts_and_the_queue_drains_in_order_afterwards(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var stream = new InMemoryEventStream(options: new() { Capacity = 200_000 }) { Faults = { IsDisconnected = true } };
        await using var process = new ShopProcess(shop, stream);
        await shop.RunAsync(ManyItems(dialect, 50_000));
        await shop.RunAsync("update items set version = version + 1");

        var waits = new List<TimeSpan>();
        while (waits.Sum(w => w.TotalSeconds) < 120)
        {
            var pause = await process.StepAsync();
            Assert.True(pause.IsFixed);
            waits.Add(pause.Time);
        }

        // Writes go on all the same.
        await shop.WriteAsync("0", 1000);
        Assert.InRange(waits[0].TotalMilliseconds, 80, 120);
        Assert.InRange(waits.Max().TotalSeconds, 24, 36);
        Assert.All(waits.Zip(waits.Skip(1)).Take(8), pair => Assert.InRange(pair.Second / pair.First, 1.3, 3.1));
        Assert.Equal(0, await shop.FailedAsync());
        Assert.Equal(100_001, await shop.QueuedAsync());
        Assert.Single(process.Log.Entries, e => e.Level == LogLevel.Warning);
        Assert.Equal(HealthStatus.Degraded, (await HealthAsync(process)).Status);

        stream.Faults.IsDisconnected = false;
        await process.DrainAsync();
        var published = stream.Published();
        Assert.Equal(100_001, published.Count);
        Deliveries.AssertOrdered(published);
        Deliveries.AssertComplete((await shop.JournalAsync()).Select(j => j.Sequence), published);
        Assert.Single(process.Log.Entries, e => e.Level == LogLevel.Warning);
        Assert.Single(process.Log.Entries, e => e.Message.StartsWith("The stream takes events again", StringComparison.Ordinal));
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(process)).Status);
    }

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task Scenario_5_a_refused_event_is_parked_and_reported_while_others_flow(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var stream = new InMemoryEventStream(options: new() { MaxEventBytes = 10_000 });
        await using var process = new ShopProcess(shop, stream);
        await shop.WriteAsync("a", 1);
        await shop.WriteAsync("a", 2, note: new string('x', 20_000));
        await shop.WriteAsync("a", 3);
        await shop.WriteAsync("b", 1);
        await process.DrainAsync();

        Assert.Equal(["a 1", "a 3", "b 1"], Versions(stream).Order());
        Assert.Equal(0, await shop.QueuedAsync());
        var failed = Assert.Single(await process.Producers.ListFailedAsync(cancellationToken: Stop));
        Assert.Matches("The event has 2[0-9]{4} bytes; the stream takes up to 10000.", failed.Error);
        Assert.Equal(("item_event", 1, 0), (failed.Stream, failed.Attempts, failed.Replay));
        var report = Assert.Single(process.Monitor.Reports);
        Assert.Equal((FailureKind.Refused, "shop", "a"), (report.Kind, report.Service, report.Key));
        var health = await HealthAsync(process);
        Assert.Equal((HealthStatus.Degraded, "1 records could not be published and are parked."), (health.Status, health.Description));

        Assert.Equal(1, await process.Producers.DiscardFailedAsync("item_event", cancellationToken: Stop));
        Assert.Equal(HealthStatus.Healthy, (await HealthAsync(process)).Status);
    }

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task A_record_that_can_be_no_event_is_parked_and_reported(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);
        process.Labels.Fault = parcel => parcel.Weight switch
        {
            1 => new EventRejectedException("It has no label."),
            2 => new InvalidOperationException("secret"),
            _ => null,
        };
        for (var weight = 1; weight <= 3; weight++)
            await shop.Parcels.InsertAsync(new() { Id = Guid.NewGuid(), Weight = weight }, Stop);

        await process.DrainAsync();
        Assert.Single(stream.Published("parcel_event"));
        Assert.Equal(
            ["It has no label.", "The event could not be made of its record: InvalidOperationException."],
            (await process.Producers.ListFailedAsync(cancellationToken: Stop)).Select(f => f.Error));
        Assert.Equal([FailureKind.Unpublishable, FailureKind.Unpublishable], process.Monitor.Reports.Select(r => r.Kind));
    }

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task Changes_that_the_document_has_no_event_for_are_done_with(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);
        var parcel = new Io.Example.ShopV1.Parcel { Id = Guid.NewGuid(), Weight = 1 };
        await shop.Parcels.InsertAsync(parcel, Stop);
        await shop.Parcels.UpsertAsync(parcel with { Weight = 2 }, Stop);
        await process.DrainAsync();

        Assert.Single(stream.Published("parcel_event"));
        Assert.Equal(0, await shop.QueuedAsync());
        Assert.Equal(0, await shop.FailedAsync());
    }

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task Keys_that_the_stream_does_not_take_do_not_hold_up_others_even_from_behind_many_of_their_rows(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream, options: new() { Page = 10 });
        for (var i = 1; i <= 60; i++)
            await shop.WriteAsync("stuck", i);

        for (var i = 1; i <= 5; i++)
            await shop.WriteAsync("free", i);

        using (stream.Faults.Inject(new(StreamFaultKind.Fail) { When = e => e.Key == "stuck" }))
        {
            await process.StepAsync();
            await process.StepAsync();
            Assert.Equal(["free 1", "free 2", "free 3", "free 4", "free 5"], Versions(stream));
        }

        await process.DrainAsync();
        Deliveries.AssertOrdered(stream.Published());
        Assert.Equal(0, await shop.QueuedAsync());
    }

    [Fact]
    public async Task A_stream_that_exists_otherwise_is_reported_and_does_not_stop_others()
    {
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.Sqlite);
        var stream = new InMemoryEventStream();
        await stream.EnsureAsync(new() { Name = ShopProcess.ItemStream, Partitions = 3 }, Stop);
        await using var process = new ShopProcess(shop, stream);
        await shop.WriteAsync("a", 1);
        await shop.Parcels.InsertAsync(new() { Id = Guid.NewGuid(), Weight = 1 }, Stop);
        await process.StepAsync();

        Assert.Single(stream.Published("parcel_event"));
        Assert.Equal(FailureKind.Integrity, Assert.Single(process.Monitor.Reports).Kind);
        Assert.Contains("exists with delivery Observe and 3 partitions", (await HealthAsync(process)).Description, StringComparison.Ordinal);
        Assert.Equal(1, await shop.QueuedAsync());
    }

    [Fact]
    public async Task Events_carry_their_trace_and_the_span_of_sending_links_to_it()
    {
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.Sqlite);
        var stream = new InMemoryEventStream();
        await using var process = new ShopProcess(shop, stream);

        // Of all tests that run meanwhile, on their threads.
        var spans = new System.Collections.Concurrent.ConcurrentQueue<System.Diagnostics.Activity>();
        using var listener = new System.Diagnostics.ActivityListener
        {
            ShouldListenTo = source => source.Name == EventTelemetry.Name,
            Sample = (ref System.Diagnostics.ActivityCreationOptions<System.Diagnostics.ActivityContext> _) => System.Diagnostics.ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        System.Diagnostics.ActivitySource.AddActivityListener(listener);
        using var request = new System.Diagnostics.Activity("request").Start();
        await shop.WriteAsync("a", 1);
        request.Stop();
        await process.DrainAsync();

        var published = Assert.Single(stream.Published());
        Assert.Equal(request.Id, published.Headers["traceparent"]);
        Assert.Equal(published.Sequence.ToString("D20", System.Globalization.CultureInfo.InvariantCulture), published.Headers["sequence"]);
        Assert.Equal(("/shop", "shop.v1.item_upserted", "a"), (published.Headers["source"], published.Headers["type"], published.Headers["subject"]));
        var span = Assert.Single(spans, s => s.Links.Any(link => link.Context.TraceId == request.TraceId));
        Assert.Equal((System.Diagnostics.ActivityKind.Producer, "send test.shop.v1.item_event.json"), (span.Kind, span.OperationName));
    }

    internal static Task<HealthCheckResult> HealthAsync(ShopProcess process) =>
        new EventProducerHealthCheck(process.Producers).CheckHealthAsync(new(), Stop);

    internal static string ManyItems(SqlDialect dialect, int count) => dialect == SqlDialect.PostgreSql
        ? $"insert into items (id, name, version, created_at, updated_at, hash_code) select i::text, 'n', 1, now(), now(), i from generate_series(1, {count}) i"
        : $"with recursive s(i) as (select 1 union all select i + 1 from s where i < {count}) insert into items (id, name, version, created_at, updated_at, hash_code) select cast(i as text), 'n', 1, 0, 0, i from s";

    private static IEnumerable<string> Versions(InMemoryEventStream stream) => stream
        .Published("item_event", new JsonEventSerializer<Io.Example.ShopV1.IItemEvent, Io.Example.ShopV1.ItemEventJson>())
        .Select(e => e is Io.Example.ShopV1.ItemUpserted { Item: var item } ? $"{item.Id} {item.Version}" : "deleted");
}
