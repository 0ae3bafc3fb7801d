using System.Data.Common;
using Npgsql;
using Plumbline.Data;

namespace Plumbline.PostgreSql;

/// <summary>A connection while something is done with it; afterwards it goes back to the pool.</summary>
/// <param name="connection">The connection.</param>
internal sealed class PostgreSqlStorageConnection(NpgsqlConnection connection) : StorageConnection
{
    /// <inheritdoc/>
    public override DbConnection Connection => connection;

    /// <inheritdoc/>
    public override StorageCommand CreateCommand(string sql) => new Statement(new NpgsqlCommand(sql, connection, (NpgsqlTransaction?)Transaction));

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => connection.DisposeAsync();

    private sealed class Statement(NpgsqlCommand command) : StorageCommand
    {
        public override DbCommand Command => command;

        // Positional: without a name.
        public override void Add(object? value) => command.Parameters.Add(new() { Value = value ?? DBNull.Value });

        public override ValueTask DisposeAsync() => command.DisposeAsync();
    }
}
