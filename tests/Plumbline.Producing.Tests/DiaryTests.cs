namespace Plumbline.Producing.Tests;

public sealed class DiaryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task An_outage_is_told_when_it_is_over(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var stream = new InMemoryEventStream { Faults = { IsDisconnected = true } };
        await using var process = new ShopProcess(shop, stream);
        await shop.WriteAsync("a", 1);
        await process.StepAsync();
        await process.Diary.StepAsync(Stop);
        await process.Diary.StepAsync(Stop);

        var (going, run) = Two(await process.Producers.ListEpisodesAsync(cancellationToken: Stop));
        Assert.Equal((EpisodeKind.Run, null, false), (run.Kind, run.Until, run.EndedUnnoticed));
        Assert.Contains($"process {Environment.ProcessId} on", run.Detail, StringComparison.Ordinal);
        Assert.Equal((EpisodeKind.Interruption, null, false), (going.Kind, going.Until, going.EndedUnnoticed));
        Assert.Equal(process.Publisher.Circuit.Open!.Value.Reason, going.Detail);

        stream.Faults.IsDisconnected = false;
        await process.DrainAsync();
        await process.Diary.StepAsync(Stop);
        var (over, _) = Two(await process.Producers.ListEpisodesAsync(cancellationToken: Stop));
        Assert.Equal(going.Id, over.Id);
        Assert.InRange(over.Until!.Value - over.Since, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        Assert.False(over.EndedUnnoticed);

        await process.Diary.CloseAsync(Stop);
        var (_, ended) = Two(await process.Producers.ListEpisodesAsync(cancellationToken: Stop));
        Assert.NotNull(ended.Until);
    }

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task A_process_that_was_killed_during_an_outage_has_ended_without_a_word(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        await using (var killed = new ShopProcess(shop, new InMemoryEventStream { Faults = { IsDisconnected = true } }))
        {
            await shop.WriteAsync("a", 1);
            await killed.StepAsync();
            await killed.Diary.StepAsync(Stop);
            await killed.Lease.ReleaseAsync(Stop);
        }

        await using var next = new ShopProcess(shop, new InMemoryEventStream());
        await next.DrainAsync();
        await next.Diary.StepAsync(Stop);

        var episodes = await next.Producers.ListEpisodesAsync(cancellationToken: Stop);
        Assert.Equal([EpisodeKind.Run, EpisodeKind.Interruption, EpisodeKind.Run], episodes.Select(e => e.Kind));
        Assert.Equal([false, true, true], episodes.Select(e => e.EndedUnnoticed));
        Assert.All(episodes, e => Assert.Null(e.Until));
    }

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task A_second_process_on_one_database_does_not_make_the_first_one_end(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        var (own, others) = (new InMemoryEventStream(), new InMemoryEventStream());
        await using var first = new ShopProcess(shop, own, storage: shop.Open());
        await first.StepAsync();
        await first.Diary.StepAsync(Stop);
        await using var second = new ShopProcess(shop, others, storage: shop.Open());
        await shop.WriteAsync("a", 1);
        await second.DrainAsync();
        await second.Diary.StepAsync(Stop);

        var run = Assert.Single(await second.Producers.ListEpisodesAsync(cancellationToken: Stop));
        Assert.Equal((EpisodeKind.Run, null, false), (run.Kind, run.Until, run.EndedUnnoticed));
        Assert.False((await second.Producers.GetStatusAsync(Stop)).IsPublisher);
        Assert.Empty(others.Published());
        await first.DrainAsync();
        Assert.Single(own.Published());

        // Now it ends, and notes nothing.
        await first.Lease.ReleaseAsync(Stop);
        await shop.WriteAsync("a", 2);
        await second.DrainAsync();
        await second.Diary.StepAsync(Stop);
        Assert.Single(others.Published());
        var (going, ended) = Two(await second.Producers.ListEpisodesAsync(cancellationToken: Stop));
        Assert.Equal((EpisodeKind.Run, null, false), (going.Kind, going.Until, going.EndedUnnoticed));
        Assert.Equal((run.Id, null, true), (ended.Id, ended.Until, ended.EndedUnnoticed));
    }

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    public async Task A_run_is_noted_once_and_old_episodes_go(SqlDialect dialect)
    {
        await using var shop = await ShopDatabase.OpenAsync(dialect);
        await using var process = new ShopProcess(shop, new InMemoryEventStream());
        for (var i = 0; i < 205; i++)
        {
            await process.Lease.RenewAsync(Stop);
            await process.Diary.StepAsync(Stop);
            await process.Diary.StepAsync(Stop);
            await process.Diary.CloseAsync(Stop);
        }

        var episodes = await process.Producers.ListEpisodesAsync(limit: 1000, cancellationToken: Stop);
        Assert.Equal(Enumerable.Range(6, 200).Reverse().Select(i => (long)i), episodes.Select(e => e.Id));
    }

    private static (PublishingEpisode Last, PublishingEpisode First) Two(IReadOnlyList<PublishingEpisode> episodes) =>
        episodes is [var last, var first] ? (last, first) : throw new InvalidOperationException($"{episodes.Count} episodes");
}
