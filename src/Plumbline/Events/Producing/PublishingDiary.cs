using System.Data.Common;
using System.Globalization;

namespace Plumbline.Events;

/// <summary>
/// Notes in the database which process published from when to when, and while the streams took nothing, so that people see afterwards what
/// happened, even where the process that saw it was killed. It looks from outside at what publishes, and never holds that up.
/// </summary>
/// <param name="tables">The tables.</param>
/// <param name="circuit">Whether the streams take something.</param>
/// <param name="lease">Whether this process publishes.</param>
/// <param name="time">The clock.</param>
internal sealed class PublishingDiary(OutboxTables tables, PublisherCircuit circuit, EventLease lease, TimeProvider time)
{
    /// <summary>How often it looks. Shorter interruptions may be missed: they hold nothing up that anybody would ask about.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromSeconds(1);

    // Enough for a bad night, and no table that grows.
    private const int Kept = 200;

    private (long Id, long Token)? _run;
    private (long Id, string Reason)? _interruption;

    /// <summary>Notes what has changed since it looked last.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<LoopPause> StepAsync(CancellationToken cancellationToken)
    {
        var token = lease.Token;
        if (_run is { } run && run.Token != token)
            await CloseAsync(cancellationToken).ConfigureAwait(false);

        if (token is { } held && _run is null)
            _run = (await BeginAsync(EpisodeKind.Run, time.GetUtcNow(), ThisProcess(), cancellationToken).ConfigureAwait(false), held);

        if (_run is not null)
            await NoteAsync(circuit.Open, cancellationToken).ConfigureAwait(false);

        return LoopPause.UntilWoken(Interval);
    }

    /// <summary>Notes that this process publishes no more.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask CloseAsync(CancellationToken cancellationToken)
    {
        await NoteAsync(null, cancellationToken).ConfigureAwait(false);
        if (_run is { } run)
            await EndAsync(run.Id, cancellationToken).ConfigureAwait(false);

        _run = null;
    }

    /// <summary>The last episodes, the newest first.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="limit">The most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IReadOnlyList<PublishingEpisode>> ListAsync(OutboxTables tables, int limit, CancellationToken cancellationToken)
    {
        // One process publishes at a time, so what is open before a later run has nobody who would close it.
        return await tables.QueryAsync(
            $"""
            select episode_id, kind, since, until, detail, until is null and episode_id < (select max(episode_id) from {tables.Episode} where kind = 'run')
            from {tables.Episode} order by episode_id desc limit $1
            """,
            reader => Read(tables, reader),
            cancellationToken,
            (long)limit).ConfigureAwait(false);
    }

    private async Task NoteAsync((string Reason, TimeSpan Time)? open, CancellationToken cancellationToken)
    {
        switch (open, _interruption)
        {
            case ({ } begun, null):
                _interruption = (await BeginAsync(EpisodeKind.Interruption, time.GetUtcNow() - begun.Time, begun.Reason, cancellationToken).ConfigureAwait(false), begun.Reason);
                break;
            case (null, { } over):
                await EndAsync(over.Id, cancellationToken).ConfigureAwait(false);
                _interruption = null;
                break;
            case ({ } now, { } known) when now.Reason != known.Reason:
                await RunAsync($"update {tables.Episode} set detail = $2 where episode_id = $1", cancellationToken, known.Id, now.Reason).ConfigureAwait(false);
                _interruption = (known.Id, now.Reason);
                break;
        }
    }

    private Task<long> BeginAsync(EpisodeKind kind, DateTimeOffset since, string detail, CancellationToken cancellationToken) => tables.WriteAsync(
        async connection =>
        {
            var ids = await OutboxTables.QueryAsync(
                connection,
                $"insert into {tables.Episode} (kind, since, detail) values ($1, $2, $3) returning episode_id",
                reader => reader.GetInt64(0),
                cancellationToken,
                Word(kind),
                tables.Time(since),
                detail).ConfigureAwait(false);
            await OutboxTables.RunAsync(connection, $"delete from {tables.Episode} where episode_id <= $1", cancellationToken, ids[0] - Kept).ConfigureAwait(false);
            return ids[0];
        },
        cancellationToken);

    private Task<int> EndAsync(long episode, CancellationToken cancellationToken) =>
        RunAsync($"update {tables.Episode} set until = $2 where episode_id = $1", cancellationToken, episode, tables.Time(time.GetUtcNow()));

    private Task<int> RunAsync(string sql, CancellationToken cancellationToken, params object?[] values) =>
        tables.WriteAsync(connection => OutboxTables.RunAsync(connection, sql, cancellationToken, values), cancellationToken);

    private static PublishingEpisode Read(OutboxTables tables, DbDataReader reader) => new()
    {
        Id = reader.GetInt64(0),
        Kind = reader.GetString(1) == Word(EpisodeKind.Run) ? EpisodeKind.Run : EpisodeKind.Interruption,
        Since = tables.Time(reader, 2)!.Value,
        Until = tables.Time(reader, 3),
        Detail = reader.GetString(4),
        EndedUnnoticed = !reader.IsDBNull(5) && Convert.ToBoolean(reader.GetValue(5), CultureInfo.InvariantCulture),
    };

    private static string Word(EpisodeKind kind) => kind == EpisodeKind.Run ? "run" : "interruption";

    private static string ThisProcess() => string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}");
}
