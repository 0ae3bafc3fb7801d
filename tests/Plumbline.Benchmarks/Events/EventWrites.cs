using System.Diagnostics;
using Plumbline.Tests.Shared;

namespace Plumbline.Benchmarks.Events;

/// <summary>What it costs that every change of a table is kept in its journal and queued.</summary>
internal static class EventWrites
{
    private const int Rows = 50_000;
    private const int Writers = 16;

    /// <summary>Measures, while nothing is published.</summary>
    /// <param name="company">The services.</param>
    /// <param name="users">The database.</param>
    public static async Task<IReadOnlyList<EventFigure>> MeasureAsync(Company company, Database users)
    {
        await EventRun.OperateAsync(company.Users, "queue/pause", "user_event");
        EventFigure[] figures = [await CaptureAsync(users), await BulkAsync(users)];
        await users.RunAsync("delete from users");
        await users.RunAsync("delete from events.outbox");
        await users.RunAsync("vacuum analyze users, events.outbox");
        await EventRun.OperateAsync(company.Users, "queue/resume", "user_event");
        return figures;
    }

    /// <summary>Single inserts by many writers at once, with and without journal and queue, in turns.</summary>
    private static async Task<EventFigure> CaptureAsync(Database users)
    {
        await users.RunAsync("create table bare (like users including defaults including constraints including indexes)");
        var (bare, captured) = (new List<double>(), new List<double>());
        for (var round = 0; round < 5; round++)
        {
            bare.Add(await WriteAsync(users, "bare"));
            captured.Add(await WriteAsync(users, "users"));
        }

        await users.RunAsync("drop table bare");
        var ratios = bare.Zip(captured, (b, c) => c / b).Order().ToList();
        return new("captured writes against the bare table", EventRun.Text($"{ratios[2]:0.00}x ({captured.Order().ElementAt(2):0} to {bare.Order().ElementAt(2):0} a second)"), ">= 0.55x");
    }

    private static async Task<double> WriteAsync(Database users, string table)
    {
        var written = 0;
        var time = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async _ =>
        {
            await using var connection = await users.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"insert into {table} {Database.Columns} values (gen_random_uuid()::text, '{{}}', 'active', now(), now(), 1)";
            await command.PrepareAsync();
            while (time.Elapsed < TimeSpan.FromSeconds(3))
            {
                await command.ExecuteNonQueryAsync();
                Interlocked.Increment(ref written);
            }
        }));
        return written / time.Elapsed.TotalSeconds;
    }

    private static async Task<EventFigure> BulkAsync(Database users)
    {
        var time = Stopwatch.StartNew();
        for (var i = 0; i < Rows / 1000; i++)
            await users.InsertUsersAsync($"bulk-{i}-", 1000);

        return new("captured writes in bulk, 1000 rows a transaction", EventRun.Rate(Rows, time.Elapsed, "rows"), ">= 30,000 rows/s");
    }
}
