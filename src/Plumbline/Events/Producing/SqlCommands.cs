using System.Data.Common;
using System.Globalization;
using Plumbline.Data;

namespace Plumbline.Events;

/// <summary>Makes commands with parameters <c>$1</c>, <c>$2</c>... on a driver's own connection.</summary>
internal static class SqlCommands
{
    // A connection that is cut without a word must not hold a loop for long.
    private const int TimeoutSeconds = 15;

    /// <summary>A command.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="dialect">The dialect; SQLite's parameters have names.</param>
    /// <param name="sql">Its text.</param>
    /// <param name="values">Its parameters.</param>
    public static DbCommand Create(DbConnection connection, SqlDialect dialect, string sql, params object?[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = TimeoutSeconds;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            if (dialect == SqlDialect.Sqlite)
                parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"${i + 1}");

            parameter.Value = values[i] ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>Several statements that go to the database together.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="transaction">The transaction; null for one of their own.</param>
    public static DbBatch Batch(DbConnection connection, DbTransaction? transaction = null)
    {
        var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        batch.Timeout = TimeoutSeconds;
        return batch;
    }

    /// <summary>Adds a statement.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="sql">Its text.</param>
    /// <param name="values">Its parameters.</param>
    public static void Add(this DbBatch batch, string sql, params object?[] values)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = sql;
        foreach (var value in values)
        {
            var parameter = command.CreateParameter();
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        batch.BatchCommands.Add(command);
    }
}
