namespace Plumbline.Data;

/// <summary>Keeps the journals of a PostgreSQL database up, which have a partition per day.</summary>
/// <param name="storage">The database.</param>
/// <param name="journals">The names of the journals.</param>
/// <param name="keep">How long records are kept.</param>
internal sealed class PostgreSqlKeeping(Storage storage, IReadOnlyList<string> journals, TimeSpan keep) : JournalKeeping(storage, journals, keep)
{
    /// <inheritdoc/>
    protected override async Task<int?> MakeAsync(string journal, CancellationToken cancellationToken)
    {
        const string make = "select events.partitions($1::regclass) from set_config('lock_timeout', '2s', true)";
        const string ahead = """
            select count(*)::int
            from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = $1::regclass
              and (regexp_match(pg_get_expr(c.relpartbound, c.oid), $re$FROM \('([^']+)'\)$re$))[1]::timestamptz > now()
            """;
        await QueryAsync(make, cancellationToken, Quoted(journal)).ConfigureAwait(false);
        return (await QueryAsync(ahead, cancellationToken, Quoted(journal)).ConfigureAwait(false)) is [int days] ? days : 0;
    }

    /// <inheritdoc/>
    protected override async Task<string?> RetireAsync(string journal, CancellationToken cancellationToken) =>
        await QueryAsync("select events.journal_retire($1::regclass, $2::interval)", cancellationToken, Quoted(journal), Keep).ConfigureAwait(false) is [string dropped] ? dropped : null;

    /// <inheritdoc/>
    protected override async Task<IReadOnlyList<string>> OverdueAsync(string journal, CancellationToken cancellationToken) =>
        [.. (await QueryAsync("select events.journal_overdue($1::regclass, $2::interval)", cancellationToken, Quoted(journal), Keep).ConfigureAwait(false)).OfType<string>()];

    private static string Quoted(string journal) => SqlText.QuoteQualified(SqlDialect.PostgreSql, journal);
}
