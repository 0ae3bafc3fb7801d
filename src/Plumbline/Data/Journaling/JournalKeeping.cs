using System.Data.Common;
using System.Globalization;

namespace Plumbline.Data;

/// <summary>Keeps journals up: makes room for the days to come, and drops what is past its time, never what is still to be published.</summary>
internal abstract class JournalKeeping
{
    /// <summary>Prepares for a database.</summary>
    /// <param name="storage">The database.</param>
    /// <param name="journals">The names of the journals, without quotes.</param>
    /// <param name="keep">How long records are kept.</param>
    protected JournalKeeping(Storage storage, IReadOnlyList<string> journals, TimeSpan keep) => (Storage, Journals, Keep) = (storage, journals, keep);

    /// <summary>The names of the journals, without quotes.</summary>
    public IReadOnlyList<string> Journals { get; }

    /// <summary>How long records are kept.</summary>
    public TimeSpan Keep { get; }

    /// <summary>The database.</summary>
    protected Storage Storage { get; }

    /// <summary>Prepares for a database.</summary>
    /// <param name="storage">The database.</param>
    /// <param name="schema">What it holds.</param>
    /// <param name="keep">How long records are kept.</param>
    public static JournalKeeping Of(Storage storage, DatabaseSchema schema, TimeSpan keep)
    {
        var parts = schema.For(storage.Dialect).Objects;
        var journals = parts.Where(part => part is { Kind: SqlObjectKind.Table, KeepsDroppedColumns: true }).Select(part => part.Name).ToList();
        return storage.Dialect == SqlDialect.PostgreSql
            ? new PostgreSqlKeeping(storage, journals, keep)
            : new SqliteKeeping(storage, journals, keep, hasQueue: parts.Any(part => part is { Kind: SqlObjectKind.Table, Name: "event_outbox" }));
    }

    /// <summary>Keeps the journals up.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<JournalState> RunAsync(CancellationToken cancellationToken)
    {
        var (dropped, overdue) = (new List<string>(), new List<string>());
        int? ahead = null;
        foreach (var journal in Journals)
        {
            var days = await MakeAsync(journal, cancellationToken).ConfigureAwait(false);
            ahead = ahead is null || days < ahead ? days : ahead;
            while (await RetireAsync(journal, cancellationToken).ConfigureAwait(false) is { } gone)
                dropped.Add(gone);

            overdue.AddRange(await OverdueAsync(journal, cancellationToken).ConfigureAwait(false));
        }

        return new(dropped, overdue, ahead);
    }

    /// <summary>Makes room for the days to come.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>For how many days after today there is room; null where no room is needed.</returns>
    protected abstract Task<int?> MakeAsync(string journal, CancellationToken cancellationToken);

    /// <summary>Drops one part of what is past its time.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What was dropped; null where there is nothing more to drop.</returns>
    protected abstract Task<string?> RetireAsync(string journal, CancellationToken cancellationToken);

    /// <summary>What is past its time and is kept.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="cancellationToken">Cancels.</param>
    protected abstract Task<IReadOnlyList<string>> OverdueAsync(string journal, CancellationToken cancellationToken);

    /// <summary>Runs a statement in a transaction of its own.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="values">Its parameters.</param>
    /// <returns>The first column of its rows.</returns>
    protected Task<List<object?>> QueryAsync(string sql, CancellationToken cancellationToken, params object[] values) => Storage.WriteAsync(
        async (connection, token) =>
        {
            await using var command = connection.CreateCommand(sql);
            command.AddAll(values);
            await using var reader = await command.ReadAsync(token).ConfigureAwait(false);
            return await ReadAsync(reader, token).ConfigureAwait(false);
        },
        cancellationToken);

    private static async Task<List<object?>> ReadAsync(DbDataReader reader, CancellationToken cancellationToken)
    {
        var rows = new List<object?>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            rows.Add(await reader.IsDBNullAsync(0, cancellationToken).ConfigureAwait(false) ? null : reader.GetValue(0));

        return rows;
    }

    /// <summary>A number as people read it.</summary>
    /// <param name="count">The number.</param>
    /// <param name="journal">What there are so many rows of.</param>
    protected static string Rows(long count, string journal) => string.Create(CultureInfo.InvariantCulture, $"{count} rows of {journal}");
}
