using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>Looks whether the database does what publishing relies on, each time the publisher connects.</summary>
/// <param name="tables">The tables.</param>
/// <param name="schema">What the database should hold.</param>
/// <param name="reporter">The monitors.</param>
internal sealed class DatabaseChecks(OutboxTables tables, DatabaseSchema schema, FailureReporter reporter)
{
    private const int MinimumVersion = 150000;

    private const string DisabledTriggers = """
        select t.name from unnest($1::text[]) t (name)
        where not exists (select 1 from pg_trigger g where g.tgname = t.name and not g.tgisinternal and g.tgenabled in ('O', 'A'))
        order by t.name limit 1
        """;

    /// <summary>Looks.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What is wrong; null where nothing is.</returns>
    public Task<string?> RunAsync(CancellationToken cancellationToken) =>
        tables.Dialect == SqlDialect.PostgreSql ? PostgreSqlAsync(cancellationToken) : SqliteAsync(cancellationToken);

    private async Task<string?> PostgreSqlAsync(CancellationToken cancellationToken)
    {
        var cache = await OneAsync("select seqcache from pg_sequence where seqrelid = 'events.seq'::regclass", r => r.GetInt64(0), cancellationToken).ConfigureAwait(false);
        if (cache != 1)
            return $"The sequence events.seq has CACHE {cache}: numbers would not be in the order of commits, and events of a key would be published in a wrong order. Run: alter sequence events.seq cache 1";

        var version = await OneAsync("select current_setting('server_version_num')::int", r => r.GetInt32(0), cancellationToken).ConfigureAwait(false);
        if (version < MinimumVersion)
            return $"The database server has version {version}; PostgreSQL 15 or later is needed.";

        var disabled = await tables.QueryAsync(DisabledTriggers, r => r.GetString(0), cancellationToken, (object)Triggers()).ConfigureAwait(false);
        if (disabled is [var trigger])
            return Missing(trigger);

        await FollowAsync(cancellationToken).ConfigureAwait(false);
        return null;
    }

    private async Task<string?> SqliteAsync(CancellationToken cancellationToken)
    {
        var present = await tables.QueryAsync("select name from sqlite_master where type = 'trigger'", r => r.GetString(0), cancellationToken).ConfigureAwait(false);
        return Triggers().Except(present, StringComparer.Ordinal).FirstOrDefault() is { } trigger ? Missing(trigger) : null;
    }

    // Another server, or the same one from an earlier time on, has its sequence set forward when somebody connects, as it may be behind what
    // consumers have seen, who would then take new events for old ones. What it cannot bring back is the rest.
    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var places = await tables.QueryAsync("select former, name from events.place where former is not null", r => (r.GetString(0), r.GetString(1)), cancellationToken).ConfigureAwait(false);
        if (places is not [var (former, name)])
            return;

        var message = $"The database was restored, or failed over to another server ({former}, now {name}: the server's identifier and its timeline). Sequences go on from now, so that consumers do not take new events for old ones. What was committed last may be lost: resync the streams.";
        await reporter.ReportAsync(new() { Kind = FailureKind.Integrity, Service = schema.Service, Message = message }, cancellationToken).ConfigureAwait(false);
        await tables.WriteAsync(connection => OutboxTables.RunAsync(connection, "update events.place set former = null where name = $1", cancellationToken, name), cancellationToken).ConfigureAwait(false);
    }

    private string[] Triggers() => [.. schema.For(tables.Dialect).Objects.Where(part => part.Kind == SqlObjectKind.Trigger).Select(part => part.Name)];

    private static string Missing(string trigger) =>
        $"The trigger '{trigger}' is missing or disabled: changes would not be journaled. Enable it (alter table ... enable trigger \"{trigger}\"), or start the service again, which makes it anew; then resync its stream.";

    private async Task<T> OneAsync<T>(string sql, Func<System.Data.Common.DbDataReader, T> read, CancellationToken cancellationToken) =>
        (await tables.QueryAsync(sql, read, cancellationToken).ConfigureAwait(false))[0];
}
