using Microsoft.Data.Sqlite;
using Plumbline.Data;

namespace Plumbline.Sqlite;

/// <summary>An open connection with the statements that were prepared on it.</summary>
internal sealed class SqliteConnectionState : IDisposable
{
    // Emitted stores have few statements; filters of many shapes must not collect here.
    private const int MaxStatements = 200;

    private readonly Dictionary<string, SqliteCommand> _statements = new(StringComparer.Ordinal);
    private bool _hasContext;

    /// <summary>Takes an open connection over.</summary>
    /// <param name="connection">The connection.</param>
    public SqliteConnectionState(SqliteConnection connection) => Connection = connection;

    /// <summary>The connection.</summary>
    public SqliteConnection Connection { get; }

    /// <summary>Whether the database has the table that says who acts.</summary>
    public bool HasContext
    {
        get
        {
            if (!_hasContext)
            {
                using var command = Connection.CreateCommand();
                command.CommandText = $"select count(*) from sqlite_master where name = '{SqliteNames.ContextTable}'";
                _hasContext = (long)command.ExecuteScalar()! > 0;
            }

            return _hasContext;
        }
    }

    /// <summary>Takes a prepared statement, or a new one.</summary>
    /// <param name="sql">Its text.</param>
    public SqliteCommand Take(string sql)
    {
        if (_statements.Remove(sql, out var command))
            return command;

        command = Connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    /// <summary>Gives a statement back.</summary>
    /// <param name="command">The statement; it is not running.</param>
    public void Return(SqliteCommand command)
    {
        command.Transaction = null;
        if (_statements.Count >= MaxStatements || !_statements.TryAdd(command.CommandText, command))
            command.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in _statements.Values)
            command.Dispose();

        _statements.Clear();
        Connection.Dispose();
    }
}
