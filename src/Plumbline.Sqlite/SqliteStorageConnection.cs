using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Plumbline.Data;

namespace Plumbline.Sqlite;

/// <summary>A connection while something is done with it.</summary>
internal sealed class SqliteStorageConnection : StorageConnection
{
    private readonly Action<SqliteConnectionState> _return;

    /// <summary>Takes a connection.</summary>
    /// <param name="state">The connection.</param>
    /// <param name="giveBack">Gives it back.</param>
    public SqliteStorageConnection(SqliteConnectionState state, Action<SqliteConnectionState> giveBack) => (State, _return) = (state, giveBack);

    /// <summary>The connection with its statements.</summary>
    public SqliteConnectionState State { get; }

    /// <inheritdoc/>
    public override DbConnection Connection => State.Connection;

    /// <inheritdoc/>
    public override StorageCommand CreateCommand(string sql) => new Statement(State, sql, (SqliteTransaction?)Transaction);

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        _return(State);
        return default;
    }

    private sealed class Statement : StorageCommand
    {
        private readonly SqliteConnectionState _state;
        private readonly SqliteCommand _command;
        private int _parameters;

        public Statement(SqliteConnectionState state, string sql, SqliteTransaction? transaction)
        {
            _state = state;
            _command = state.Take(sql);
            _command.Transaction = transaction;
        }

        public override DbCommand Command => _command;

        // A statement that ran before keeps its parameters, so only values are set.
        public override void Add(object? value)
        {
            if (_parameters < _command.Parameters.Count)
            {
                _command.Parameters[_parameters++].Value = value ?? DBNull.Value;
                return;
            }

            _parameters++;
            _command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${_parameters}"), value ?? DBNull.Value);
        }

        public override ValueTask DisposeAsync()
        {
            _state.Return(_command);
            return default;
        }
    }
}
