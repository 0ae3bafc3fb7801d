using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Plumbline.RabbitMQ;

namespace Plumbline.Producing.Tests;

/// <summary>Scenario 4 with a real broker.</summary>
public sealed class RabbitMqScenarios
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scenario_4_RabbitMQ_is_away_while_rows_are_written_and_everything_arrives_in_order_when_it_is_back()
    {
        await using var rabbit = await RabbitMqServer.StartAsync();
        await using var shop = await ShopDatabase.OpenAsync(SqlDialect.PostgreSql);
        await using var stream = new RabbitMqEventStream(new() { ConnectionString = rabbit.ConnectionString }, NullLogger<RabbitMqEventStream>.Instance);
        await using var process = new ShopProcess(shop, stream, options: new() { LongestWait = TimeSpan.FromSeconds(2) });
        process.Start();
        var written = 0;
        await WriteAsync(100);
        await Eventually.TrueAsync(async () => await shop.QueuedAsync() == 0, TimeSpan.FromSeconds(60));

        await rabbit.UntilStreamsAreNotedAsync(0);
        await rabbit.KillNodeAsync(0);
        await WriteAsync(200);
        await Eventually.TrueAsync(() => process.Publisher.Circuit.Open is not null, TimeSpan.FromSeconds(60));
        await WriteAsync(100);
        Assert.InRange(await shop.QueuedAsync(), 300, 400);
        await rabbit.StartNodeAsync(0);
        await WriteAsync(100);
        try
        {
            await Eventually.TrueAsync(async () => await shop.QueuedAsync() == 0, TimeSpan.FromSeconds(120));
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{await shop.QueuedAsync()} rows are left: {process.Publisher.Circuit.Open} {process.Publisher.Loop.Failure}", e);
        }

        var received = new ConcurrentQueue<IncomingEvent>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var reading = Task.Run(
            async () =>
            {
                await foreach (var delivery in stream.ReadAsync(ShopProcess.ItemStream, "reader", new(), end.Token))
                {
                    foreach (var e in delivery.Events)
                        received.Enqueue(e);

                    await stream.AckAsync(delivery, CancellationToken.None);
                }
            },
            Stop);
        var journal = (await shop.JournalAsync()).Select(j => j.Sequence).ToHashSet();
        Assert.Equal(500, journal.Count);
        await Eventually.TrueAsync(() => received.Select(e => e.Sequence).Distinct().Count() >= journal.Count, TimeSpan.FromSeconds(60));
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);

        Deliveries.AssertOrdered([.. received]);
        Deliveries.AssertComplete(journal, [.. received]);
        Assert.Equal(0, await shop.FailedAsync());

        async Task WriteAsync(int count)
        {
            for (var i = 0; i < count; i++)
                await shop.WriteAsync($"k{written % 20}", ++written);
        }
    }
}
