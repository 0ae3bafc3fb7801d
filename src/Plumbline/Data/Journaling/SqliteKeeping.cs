namespace Plumbline.Data;

/// <summary>Keeps the journals of a SQLite database up: rows are deleted by pages, so that writers wait for one page at most.</summary>
/// <param name="storage">The database.</param>
/// <param name="journals">The names of the journals.</param>
/// <param name="keep">How long records are kept.</param>
/// <param name="hasQueue">Whether records are published.</param>
internal sealed class SqliteKeeping(Storage storage, IReadOnlyList<string> journals, TimeSpan keep, bool hasQueue) : JournalKeeping(storage, journals, keep)
{
    private const int Page = 1000;

    // A record's number stands for another record in another journal; to keep one too many costs nothing.
    private readonly string _queued = hasQueue ? "(select journal_id from event_outbox union all select journal_id from event_outbox_failed)" : "(select 0 where 0)";

    /// <inheritdoc/>
    protected override Task<int?> MakeAsync(string journal, CancellationToken cancellationToken) => Task.FromResult<int?>(null);

    /// <inheritdoc/>
    protected override async Task<string?> RetireAsync(string journal, CancellationToken cancellationToken)
    {
        var name = SqlText.Quote(journal);
        var sql = $"""
            delete from {name} where journal_id in (
              select journal_id from {name}
              where journal_id < ifnull((select journal_id from {name} where journal_at >= $1 order by journal_id limit 1), 9223372036854775807)
                and journal_id not in {_queued}
              order by journal_id limit {Page})
            returning 1
            """;
        var deleted = await QueryAsync(sql, cancellationToken, Limit()).ConfigureAwait(false);
        return deleted.Count == 0 ? null : Rows(deleted.Count, journal);
    }

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<string>> OverdueAsync(string journal, CancellationToken cancellationToken)
    {
        var count = await QueryAsync($"select count(*) from {SqlText.Quote(journal)} where journal_at < $1 and journal_id in {_queued}", cancellationToken, Limit()).ConfigureAwait(false);
        return count is [long and > 0 and var rows] ? [Rows((long)rows, journal)] : [];
    }

    private object Limit() => SqlValue.DateTime(SqlDialect.Sqlite, Storage.Clock.GetUtcNow() - Keep);
}
