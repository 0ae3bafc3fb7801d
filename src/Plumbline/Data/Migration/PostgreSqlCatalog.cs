using System.Data.Common;

namespace Plumbline.Data;

/// <summary>What a PostgreSQL database holds.</summary>
/// <param name="connection">The connection.</param>
internal sealed class PostgreSqlCatalog(DbConnection connection) : SchemaCatalog(SqlDialect.PostgreSql, connection)
{
    /// <inheritdoc/>
    protected override string OwnerTable => "plumbline.owner";

    /// <inheritdoc/>
    protected override string ObjectTable => "plumbline.object";

    /// <inheritdoc/>
    public override Task CreateNotesAsync(CancellationToken cancellationToken) => RunAsync(
        """
        create schema if not exists plumbline;
        create table if not exists plumbline.owner (service text not null, version text not null, since timestamptz not null default now());
        create table if not exists plumbline.object (kind text not null, name text not null, hash text not null, primary key (kind, name));
        """,
        cancellationToken);

    /// <inheritdoc/>
    protected override async Task<bool> HasNotesAsync(CancellationToken cancellationToken) =>
        await ScalarAsync(
            "select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'plumbline' and c.relname = 'owner'", cancellationToken).ConfigureAwait(false) is not null;

    /// <summary>The role that everything belongs to, for those who may not even read whose it is.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<string?> OwningRoleAsync(CancellationToken cancellationToken) =>
        (string?)await ScalarAsync("select nspowner::regrole::text from pg_namespace where nspname = 'plumbline'", cancellationToken).ConfigureAwait(false);

    /// <summary>How many numbers of a sequence a connection takes at a time.</summary>
    /// <param name="sequence">The sequence.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<long> CacheAsync(SqlObject sequence, CancellationToken cancellationToken) => (long)(await ScalarAsync(
        "select seqcache from pg_sequence where seqrelid = $1::regclass", cancellationToken, SqlText.QuoteQualified(SqlDialect.PostgreSql, sequence.Name)).ConfigureAwait(false))!;

    /// <inheritdoc/>
    public override async Task<bool> ExistsAsync(SqlObject part, CancellationToken cancellationToken)
    {
        var (schema, name) = SqlText.Split(SqlDialect.PostgreSql, part.Name);
        schema ??= "public";
        var found = part.Kind switch
        {
            SqlObjectKind.Schema => await ScalarAsync("select 1 from pg_namespace where nspname = $1", cancellationToken, name).ConfigureAwait(false),
            SqlObjectKind.Function => await ScalarAsync(
                "select 1 from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = $1 and p.proname = $2", cancellationToken, schema, name).ConfigureAwait(false),

            // One that somebody disabled counts as missing: the journal would have gaps.
            SqlObjectKind.Trigger => await ScalarAsync(
                "select 1 from pg_trigger where tgname = $1 and not tgisinternal and tgenabled = 'O'", cancellationToken, name).ConfigureAwait(false),
            SqlObjectKind.Index => await ScalarAsync(
                "select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_index i on i.indexrelid = c.oid where n.nspname = $1 and c.relname = $2 and i.indisvalid", cancellationToken, schema, name).ConfigureAwait(false),
            _ => await ScalarAsync(
                "select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relname = $2", cancellationToken, schema, name).ConfigureAwait(false),
        };
        return found is not null;
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<CatalogColumn>> ColumnsAsync(SqlObject table, CancellationToken cancellationToken)
    {
        const string sql = """
            select a.attname::text, format_type(a.atttypid, a.atttypmod), not a.attnotnull, a.atthasdef
            from pg_attribute a
            where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped
            order by a.attnum
            """;
        await using var command = Command(sql, [SqlText.QuoteQualified(SqlDialect.PostgreSql, table.Name)]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var columns = new List<CatalogColumn>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            columns.Add(new(reader.GetString(0), reader.GetString(1), reader.GetBoolean(2), reader.GetBoolean(3)));

        return columns;
    }

    /// <inheritdoc/>
    public override async Task<string> TypeAsync(string type, CancellationToken cancellationToken) =>
        (string?)await ScalarAsync("select format_type(to_regtype($1), null)", cancellationToken, type).ConfigureAwait(false) ?? type;

    /// <inheritdoc/>
    public override async Task DropAsync(SqlObjectKind kind, string name, CancellationToken cancellationToken)
    {
        if (kind == SqlObjectKind.Index)
        {
            await RunAsync($"drop index if exists {SqlText.QuoteQualified(SqlDialect.PostgreSql, name)}", cancellationToken).ConfigureAwait(false);
            return;
        }

        // A trigger has no schema of its own; its table tells.
        if (await ScalarAsync("select tgrelid::regclass::text from pg_trigger where tgname = $1 and not tgisinternal", cancellationToken, name).ConfigureAwait(false) is string table)
            await RunAsync($"drop trigger {SqlText.Quote(name)} on {table}", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The names of the check constraints of one column alone.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<string>> ChecksAsync(SqlObject table, string column, CancellationToken cancellationToken)
    {
        const string sql = """
            select c.conname::text
            from pg_constraint c
            join pg_attribute a on a.attrelid = c.conrelid and c.conkey = array[a.attnum]
            where c.conrelid = $1::regclass and c.contype = 'c' and a.attname = $2
            """;
        await using var command = Command(sql, [SqlText.QuoteQualified(SqlDialect.PostgreSql, table.Name), column]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            names.Add(reader.GetString(0));

        return names;
    }
}
