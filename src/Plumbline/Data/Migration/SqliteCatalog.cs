using System.Data.Common;

namespace Plumbline.Data;

/// <summary>What a SQLite database holds.</summary>
/// <param name="connection">The connection.</param>
internal sealed class SqliteCatalog(DbConnection connection) : SchemaCatalog(SqlDialect.Sqlite, connection)
{
    /// <inheritdoc/>
    protected override string OwnerTable => "plumbline_owner";

    /// <inheritdoc/>
    protected override string ObjectTable => "plumbline_object";

    /// <inheritdoc/>
    public override Task CreateNotesAsync(CancellationToken cancellationToken) => RunAsync(
        """
        create table if not exists plumbline_owner (service text not null, version text not null, since text not null default current_timestamp);
        create table if not exists plumbline_object (kind text not null, name text not null, hash text not null, primary key (kind, name)) without rowid;
        """,
        cancellationToken);

    /// <inheritdoc/>
    protected override async Task<bool> HasNotesAsync(CancellationToken cancellationToken) =>
        await ScalarAsync("select 1 from sqlite_master where type = 'table' and name = 'plumbline_owner'", cancellationToken).ConfigureAwait(false) is not null;

    /// <inheritdoc/>
    public override async Task<bool> ExistsAsync(SqlObject part, CancellationToken cancellationToken)
    {
        var type = part.Kind switch { SqlObjectKind.Table => "table", SqlObjectKind.Index => "index", _ => "trigger" };
        return await ScalarAsync("select 1 from sqlite_master where type = $1 and name = $2", cancellationToken, type, part.Name).ConfigureAwait(false) is not null;
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<CatalogColumn>> ColumnsAsync(SqlObject table, CancellationToken cancellationToken)
    {
        // A key is never null here, whatever SQLite thinks of that.
        const string sql = "select name, lower(type), \"notnull\" = 0 and pk = 0, dflt_value is not null from pragma_table_info($1)";
        await using var command = Command(sql, [table.Name]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var columns = new List<CatalogColumn>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            columns.Add(new(reader.GetString(0), reader.GetString(1), reader.GetBoolean(2), reader.GetBoolean(3)));

        return columns;
    }

    /// <inheritdoc/>
    public override Task<string> TypeAsync(string type, CancellationToken cancellationToken) => Task.FromResult(type.ToLowerInvariant());

    /// <inheritdoc/>
    public override Task DropAsync(SqlObjectKind kind, string name, CancellationToken cancellationToken) =>
        RunAsync($"drop {(kind == SqlObjectKind.Index ? "index" : "trigger")} if exists {SqlText.Quote(name)}", cancellationToken);
}
