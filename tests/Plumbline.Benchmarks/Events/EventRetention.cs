using System.Diagnostics;

namespace Plumbline.Benchmarks.Events;

/// <summary>What it costs to remove the records of a day from a journal.</summary>
internal static class EventRetention
{
    /// <summary>Measures.</summary>
    /// <param name="users">The database.</param>
    public static async Task<EventFigure> MeasureAsync(Database users)
    {
        await users.RunAsync("""
            create table journal.users_old (like journal.users including defaults including constraints);
            insert into journal.users_old (journal_id, journal_at, journal_op, id, name, status)
            select g, timestamptz '2010-01-01', 'I', 'old-' || g, '{}', 'active' from generate_series(1, 1000000) g;
            alter table journal.users attach partition journal.users_old
              for values from ('2000-01-01') to ('2020-01-01');
            """);
        var time = Stopwatch.StartNew();
        await users.ScalarAsync<object>("select events.journal_retire('journal.users'::regclass, interval '90 days')");
        time.Stop();
        var left = await users.ScalarAsync<long>("select count(*) from journal.users where journal_at < timestamptz '2020-01-01'");
        return new("retention of a day of 1,000,000 records", EventRun.Text($"{time.Elapsed.TotalSeconds:0.00} s, {left} left"), "<= 1 s");
    }
}
