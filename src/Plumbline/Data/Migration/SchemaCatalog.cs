using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Plumbline.Data;

/// <summary>What a database holds at present, and what we noted about it: its owner, and the texts that its objects were made from.</summary>
internal abstract class SchemaCatalog
{
    private readonly SqlDialect _dialect;

    /// <summary>Looks at a database.</summary>
    /// <param name="dialect">Its dialect.</param>
    /// <param name="connection">The connection.</param>
    protected SchemaCatalog(SqlDialect dialect, DbConnection connection) => (_dialect, Connection) = (dialect, connection);

    /// <summary>The connection.</summary>
    public DbConnection Connection { get; }

    /// <summary>The transaction that everything runs in; null outside of one.</summary>
    public DbTransaction? Transaction { get; set; }

    /// <summary>The table with the owner's name.</summary>
    protected abstract string OwnerTable { get; }

    /// <summary>The table with the texts of objects.</summary>
    protected abstract string ObjectTable { get; }

    /// <summary>The table with the texts of objects, for statements that people run.</summary>
    public string ObjectTableName => ObjectTable;

    /// <summary>Looks at a database.</summary>
    /// <param name="dialect">Its dialect.</param>
    /// <param name="connection">The connection.</param>
    public static SchemaCatalog Of(SqlDialect dialect, DbConnection connection) =>
        dialect == SqlDialect.PostgreSql ? new PostgreSqlCatalog(connection) : new SqliteCatalog(connection);

    /// <summary>The hash of a text, as it is noted.</summary>
    /// <param name="text">The text.</param>
    public static string Hash(string text) => XxHash64.Hash(Encoding.UTF8.GetBytes(text), 0).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Creates the tables of the notes where they are missing.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    public abstract Task CreateNotesAsync(CancellationToken cancellationToken);

    /// <summary>Whether an object is there.</summary>
    /// <param name="part">The object; no statement.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public abstract Task<bool> ExistsAsync(SqlObject part, CancellationToken cancellationToken);

    /// <summary>The columns of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public abstract Task<IReadOnlyList<CatalogColumn>> ColumnsAsync(SqlObject table, CancellationToken cancellationToken);

    /// <summary>A type as <see cref="ColumnsAsync"/> tells it.</summary>
    /// <param name="type">The type.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public abstract Task<string> TypeAsync(string type, CancellationToken cancellationToken);

    /// <summary>Drops an index or trigger.</summary>
    /// <param name="kind">Which of the two.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public abstract Task DropAsync(SqlObjectKind kind, string name, CancellationToken cancellationToken);

    /// <summary>The owner's name; null where nobody owns it yet.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<string?> OwnerAsync(CancellationToken cancellationToken) => await HasNotesAsync(cancellationToken).ConfigureAwait(false)
        ? (string?)await ScalarAsync($"select service from {OwnerTable}", cancellationToken).ConfigureAwait(false)
        : null;

    /// <summary>Whether the tables of the notes are there.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    protected abstract Task<bool> HasNotesAsync(CancellationToken cancellationToken);

    /// <summary>Notes the owner.</summary>
    /// <param name="service">Its name.</param>
    /// <param name="version">The document's version.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task OwnAsync(string service, string version, CancellationToken cancellationToken) =>
        RunAsync($"insert into {OwnerTable} (service, version) values ($1, $2)", cancellationToken, service, version);

    /// <summary>The hashes of the texts that objects were made from.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Dictionary<(string Kind, string Name), string>> NotesAsync(CancellationToken cancellationToken)
    {
        var notes = new Dictionary<(string, string), string>();
        await using var command = Command($"select kind, name, hash from {ObjectTable}", []);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            notes[(reader.GetString(0), reader.GetString(1))] = reader.GetString(2);

        return notes;
    }

    /// <summary>Notes the text that an object was made from.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="hash">The text's hash; null where the object is gone.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task NoteAsync(string kind, string name, string? hash, CancellationToken cancellationToken) => hash is null
        ? RunAsync($"delete from {ObjectTable} where kind = $1 and name = $2", cancellationToken, kind, name)
        : RunAsync($"insert into {ObjectTable} (kind, name, hash) values ($1, $2, $3) on conflict (kind, name) do update set hash = excluded.hash", cancellationToken, kind, name, hash);

    /// <summary>Whether a table has a row.</summary>
    /// <param name="table">The table.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<bool> HasRowsAsync(SqlObject table, CancellationToken cancellationToken) =>
        await ScalarAsync($"select 1 from {SqlText.QuoteQualified(_dialect, table.Name)} limit 1", cancellationToken).ConfigureAwait(false) is not null;

    /// <summary>Runs a statement.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="values">Its parameters.</param>
    public async Task RunAsync(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a statement for one value.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="values">Its parameters.</param>
    protected async Task<object?> ScalarAsync(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A command.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="values">Its parameters.</param>
    protected DbCommand Command(string sql, object[] values)
    {
        var command = Connection.CreateCommand();
        command.Transaction = Transaction;
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            if (_dialect == SqlDialect.Sqlite)
                parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"${i + 1}");

            parameter.Value = values[i];
            command.Parameters.Add(parameter);
        }

        return command;
    }
}

/// <summary>A column as the database has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="HasDefault">Whether it has a default.</param>
internal sealed record CatalogColumn(string Name, string Type, bool IsNullable, bool HasDefault);
