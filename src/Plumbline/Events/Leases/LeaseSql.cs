using System.Data.Common;

namespace Plumbline.Events;

/// <summary>Statements about leases in PostgreSQL. They need no session: each may run on another connection.</summary>
internal static class LeaseSql
{
    private const string Take = """
        insert into events.lease as l (name, owner, token, expires_at) values ($1, $2, 1, clock_timestamp() + $3)
        on conflict (name) do update set owner = excluded.owner, token = l.token + (l.owner <> excluded.owner)::int, expires_at = excluded.expires_at
        where l.owner = excluded.owner or l.expires_at < clock_timestamp()
        returning token
        """;

    private const string Release = "update events.lease set expires_at = '-infinity' where name = $1 and owner = $2 and token = $3";

    /// <summary>The condition that a token is still the last one; for the holder's own statements.</summary>
    /// <param name="name">The parameter with the lease's name: <c>$1</c>.</param>
    /// <param name="token">The parameter with the token.</param>
    public static string IsHeld(string name, string token) => $"exists (select 1 from events.lease l where l.name = {name} and l.token = {token})";

    /// <summary>Takes or renews a lease.</summary>
    /// <param name="connection">Any connection.</param>
    /// <param name="name">Which.</param>
    /// <param name="owner">Who.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The token; null where somebody else holds it.</returns>
    public static async Task<long?> TakeAsync(DbConnection connection, string name, Guid owner, TimeSpan duration, CancellationToken cancellationToken) =>
        (long?)await ScalarAsync(connection, Take, cancellationToken, name, owner, duration).ConfigureAwait(false);

    /// <summary>Ends a lease.</summary>
    /// <param name="connection">Any connection.</param>
    /// <param name="name">Which.</param>
    /// <param name="owner">Who.</param>
    /// <param name="token">Its token.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task ReleaseAsync(DbConnection connection, string name, Guid owner, long token, CancellationToken cancellationToken) =>
        ScalarAsync(connection, Release, cancellationToken, name, owner, token);

    private static async Task<object?> ScalarAsync(DbConnection connection, string sql, CancellationToken cancellationToken, params object[] values)
    {
        var command = connection.CreateCommand();
        await using var disposed = command.ConfigureAwait(false);
        command.CommandText = sql;
        foreach (var value in values)
        {
            var parameter = command.CreateParameter();
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }
}
