using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>Makes the journals' days ahead, and removes records that are old; never one that is not published.</summary>
/// <param name="tables">The tables.</param>
/// <param name="schema">What the database holds.</param>
/// <param name="producers">What makes events.</param>
/// <param name="options">How long records are kept.</param>
internal sealed class JournalRetention(OutboxTables tables, DatabaseSchema schema, IEnumerable<EventProducer> producers, PublisherOptions options)
{
    // Short enough for the writers that wait behind it.
    private const int Page = 1000;

    private readonly IReadOnlyList<EventProducer> _producers = [.. producers];

    /// <summary>The journals, as the database names them, without quotes.</summary>
    public IReadOnlyList<string> Journals { get; } =
    [
        .. schema.For(tables.Dialect).Objects
            .Where(part => part is { Kind: SqlObjectKind.Table, KeepsDroppedColumns: true } && part.Name.StartsWith("journal", StringComparison.Ordinal))
            .Select(part => part.Name),
    ];

    /// <summary>For how long records are kept.</summary>
    public TimeSpan Keep => options.JournalRetention;

    /// <summary>Does it once.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<LoopPause> StepAsync(CancellationToken cancellationToken)
    {
        foreach (var journal in Journals)
        {
            if (tables.Dialect == SqlDialect.PostgreSql)
                await PartitionsAsync(journal, cancellationToken).ConfigureAwait(false);
            else
                await DeleteAsync(journal, cancellationToken).ConfigureAwait(false);
        }

        return LoopPause.UntilWoken(options.RetentionInterval);
    }

    // Each in a transaction of its own, so that a day is locked for a moment only.
    private async Task PartitionsAsync(string journal, CancellationToken cancellationToken)
    {
        var name = SqlText.QuoteQualified(SqlDialect.PostgreSql, journal);
        await CallAsync("select events.partitions($1::text::regclass)::text", cancellationToken, name).ConfigureAwait(false);
        while (await CallAsync("select events.journal_retire($1::text::regclass, $2)", cancellationToken, name, options.JournalRetention).ConfigureAwait(false) is { Length: > 0 })
            cancellationToken.ThrowIfCancellationRequested();
    }

    private Task<string?> CallAsync(string sql, CancellationToken cancellationToken, params object[] values) => tables.WriteAsync(
        async connection =>
        {
            // Who waits for a lock on a table holds up everyone behind: better another time.
            await OutboxTables.RunAsync(connection, "select set_config('lock_timeout', '2s', true)", cancellationToken).ConfigureAwait(false);
            return (await OutboxTables.QueryAsync(connection, sql, r => r.IsDBNull(0) ? null : r.GetString(0), cancellationToken, values).ConfigureAwait(false))[0];
        },
        cancellationToken);

    private async Task DeleteAsync(string journal, CancellationToken cancellationToken)
    {
        var streams = _producers.Where(p => p.Journal(SqlDialect.Sqlite) == journal).Select(p => p.Union).ToArray();
        var queued = streams.Length == 0
            ? ""
            : $"and journal_id not in (select journal_id from {tables.Outbox} where stream in ({Texts(streams)}) union all select journal_id from {tables.Failed} where stream in ({Texts(streams)}))";
        var name = SqlText.Quote(journal);
        var sql = $"""
            delete from {name} where journal_id in (
              select journal_id from {name} where journal_at < {tables.Now} - $1 {queued} order by journal_id limit {Page})
            """;
        var age = options.JournalRetention.Ticks / TimeSpan.TicksPerMicrosecond;
        while (await tables.WriteAsync(connection => OutboxTables.RunAsync(connection, sql, cancellationToken, age), cancellationToken).ConfigureAwait(false) == Page)
            cancellationToken.ThrowIfCancellationRequested();
    }

    private static string Texts(IEnumerable<string> texts) => string.Join(", ", texts.Select(SqlText.Literal));
}
