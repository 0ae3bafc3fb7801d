using System.Globalization;
using Plumbline.Data;
using Plumbline.Storage.Tests.Harness;

namespace Plumbline.Storage.Tests.Stores;

/// <summary>What many rows cost depends on how many they are, not on how many the table has, also where its plans are from when it was empty.</summary>
public sealed class PostgreSqlPlanTests() : DatabaseFacts(DatabaseKind.PostgreSql)
{
    [Fact]
    public async Task Upserting_many_rows_reads_no_whole_table()
    {
        // Often enough for statements to be prepared and their plans kept, with statistics of an empty table.
        await Database.SqlAsync("vacuum analyze \"order\"");
        for (var i = 0; i < 12; i++)
            await Notes.UpsertManyAsync([new Note { Key = "first" }], Stop);

        var keys = Enumerable.Range(0, 20_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i:00000}")).ToList();
        foreach (var some in keys.Chunk(5000))
            await Notes.UpsertManyAsync(some.Select(key => new Note { Key = key }), Stop);

        var before = await ReadAsync();
        Assert.Equal(new UpsertCounts(1, 0, 499), await Notes.UpsertManyAsync(keys.TakeLast(499).Append("new").Select(key => new Note { Key = key }), Stop));
        Assert.InRange(await ReadAsync() - before, 0, 5000);
    }

    // Rows that were read without an index, by anybody.
    private async Task<long> ReadAsync()
    {
        // Sessions tell what they did a while after it, or when they end.
        Npgsql.NpgsqlConnection.ClearAllPools();
        ((PostgreSql.PostgreSqlStorage)Storage).DataSource.Clear();
        await Task.Delay(500, Stop);
        return await Database.CountAsync("select seq_tup_read from pg_stat_user_tables where relid = '\"order\"'::regclass");
    }
}
