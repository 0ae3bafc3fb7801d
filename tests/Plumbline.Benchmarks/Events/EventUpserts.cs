using System.Diagnostics;
using Plumbline.Data;
using Plumbline.PostgreSql;
using Plumbline.Tests.Shared;

namespace Plumbline.Benchmarks.Events;

/// <summary>What rows cost that are written again and have not changed. On a server of its own, since all databases of a server share a log.</summary>
internal static class EventUpserts
{
    private const int Rows = 100_000;
    private const int Page = 5000;
    private static readonly string[] s_quiet = ["autovacuum=off", "wal_level=minimal", "max_wal_senders=0", "checkpoint_timeout=1h", "max_wal_size=4GB"];

    /// <summary>Measures.</summary>
    public static async Task<IReadOnlyList<EventFigure>> MeasureAsync()
    {
        await using var server = await PostgreSqlServer.StartAsync(isDurable: true, s_quiet);
        var connectionString = await server.CreateDatabaseAsync();
        await using var database = new Database(connectionString);
        await using var storage = new PostgreSqlStorage(connectionString);
        await new SchemaMigrator(storage, PlumblineDatabase.Schema).MigrateAsync(CancellationToken.None);
        var store = new ArticleStore(storage);
        var pages = Enumerable.Range(0, Rows).Select(Article).Chunk(Page).ToList();
        var (_, written) = await UpsertAsync(database, store, pages);

        // Once to prepare statements and to set hints on the new rows.
        await UpsertAsync(database, store, pages);
        var (time, unchanged) = await UpsertAsync(database, store, pages);
        return
        [
            new("upsert of 100,000 new rows", EventRun.Text($"{written:#,0} bytes of WAL"), ""),
            new("unchanged upsert of them", EventRun.Text($"{unchanged:#,0} bytes of WAL, {Rows / time.TotalSeconds:#,0} rows/s"), "0 bytes of WAL"),
        ];
    }

    private static async Task<(TimeSpan Time, long Bytes)> UpsertAsync(Database database, ArticleStore store, IReadOnlyList<Article[]> pages)
    {
        var before = await database.ScalarAsync<string>("select pg_current_wal_insert_lsn()::text");
        var time = Stopwatch.StartNew();
        foreach (var page in pages)
            await store.UpsertManyAsync(page, CancellationToken.None);

        time.Stop();
        return (time.Elapsed, await database.ScalarAsync<long>($"select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '{before}')::bigint"));
    }

    private static Article Article(int number) => new()
    {
        Id = ArticleStore.NewId(),
        Title = $"Article {number}",
        Price = number / 100m,
        Stock = number % 500,
        Tags = ["new", $"shelf {number % 20}"],
    };
}
