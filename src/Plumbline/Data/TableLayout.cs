using System.Globalization;

namespace Plumbline.Data;

/// <summary>The statements for one table.</summary>
/// <typeparam name="TRow">The model.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
internal sealed class TableLayout<TRow, TKey>
    where TRow : class
    where TKey : notnull
{
    private readonly Storage _storage;
    private readonly Table<TRow, TKey> _table;
    private readonly TableColumn[] _written;
    private readonly int _createdAt;
    private readonly int _updatedAt;
    private readonly string _name;
    private readonly string _selected;

    /// <summary>Prepares the statements.</summary>
    /// <param name="storage">The database.</param>
    /// <param name="table">The table.</param>
    public TableLayout(Storage storage, Table<TRow, TKey> table)
    {
        (_storage, _table) = (storage, table);
        _written = [.. table.Columns, .. Added(table.Columns), new TableColumn(RowTimestamps.HashCode, ColumnKind.Int64, false)];
        _createdAt = Array.FindIndex(_written, column => column.Name == RowTimestamps.CreatedAt);
        _updatedAt = Array.FindIndex(_written, column => column.Name == RowTimestamps.UpdatedAt);
        _name = SqlText.Quote(table.Name);
        _selected = string.Join(", ", table.Columns.Select(column => SqlText.Quote(column.Name)).Append(SqlText.Quote(RowTimestamps.HashCode)));

        var key = SqlText.Quote(table.KeyColumn);
        var keyType = table.Columns.First(column => column.Name == table.KeyColumn).Kind;
        var columns = string.Join(", ", _written.Select(column => SqlText.Quote(column.Name)));
        var values = string.Join(", ", _written.Select((column, i) => Parameter(i + 1, column.Kind)));

        // Neither the key nor the time of creation ever changes.
        var changing = _written.Where((column, i) => column.Name != table.KeyColumn && i != _createdAt).Select(column => SqlText.Quote(column.Name)).ToArray();
        var conflict = $"on conflict ({key}) do update set {string.Join(", ", changing.Select(column => $"{column} = excluded.{column}"))} where t.\"hash_code\" <> excluded.\"hash_code\"";

        Find = $"select {_selected} from {_name} where {key} = {Parameter(1, keyType)}";
        Delete = $"delete from {_name} where {key} = {Parameter(1, keyType)}";
        DeleteMany = $"delete from {_name} where {key} = any($1::{ArrayType(keyType)}[])";
        Insert = $"insert into {_name} ({columns}) values ({values}) returning {_selected}";
        InsertMissing = $"insert into {_name} ({columns}) values ({values}) on conflict ({key}) do nothing returning {_selected}";
        Update = UpdateText(key, keyType);
        UpsertMany = UpsertManyText(key, columns, conflict);
    }

    /// <summary>Finds a row: key. Answers the table's columns and the hash.</summary>
    public string Find { get; }

    /// <summary>Deletes a row: key.</summary>
    public string Delete { get; }

    /// <summary>Deletes rows, PostgreSQL: an array of keys.</summary>
    public string DeleteMany { get; }

    /// <summary>Inserts a row: the values.</summary>
    public string Insert { get; }

    /// <summary>Inserts a row unless there is one with its key: the values. Then it answers nothing.</summary>
    public string InsertMissing { get; }

    /// <summary>Updates a row: the values, its hash before.</summary>
    public string Update { get; }

    /// <summary>Inserts or updates rows, PostgreSQL: one array per column. Answers per change whether it was an insert.</summary>
    public string UpsertMany { get; }

    /// <summary>What is written of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="now">The time.</param>
    public object?[] Values(TRow row, DateTimeOffset now)
    {
        var values = new object?[_written.Length];
        var fields = RowValues.Of(_storage.Dialect, _table, row);
        for (var i = 0; i < fields.Count; i++)
            values[i] = fields[i];

        values[_createdAt] = values[_updatedAt] = SqlValue.DateTime(_storage.Dialect, now);
        values[^1] = RowHash.Of(_table, row);
        return values;
    }

    /// <summary>The hash in <see cref="Values"/>.</summary>
    /// <param name="values">The values.</param>
    public static long Hash(object?[] values) => (long)values[^1]!;

    /// <summary>The parameters of <see cref="UpsertMany"/>.</summary>
    /// <param name="rows">The values of the rows.</param>
    public IEnumerable<Array> Arrays(IReadOnlyList<object?[]> rows) => _written.Select((column, i) => SqlValue.PostgreSqlArray(column.Kind, rows, i));

    /// <summary>The statement of a query.</summary>
    /// <param name="query">The query.</param>
    public QuerySql List(TableQuery query) => new QuerySql(_storage.Dialect, _table.Columns, $"select {_selected} from {_name}")
        .Where(query.Filters)
        .OrderBy(query.Order, _table.KeyColumn)
        .Page(query.Limit, query.Offset);

    /// <summary>The statement that counts the rows of a query.</summary>
    /// <param name="query">The query; order and page do not count.</param>
    public QuerySql Count(TableQuery query) =>
        new QuerySql(_storage.Dialect, _table.Columns, $"select count(*) from {_name}").Where(query.Filters);

    private static IEnumerable<TableColumn> Added(IReadOnlyList<TableColumn> columns) =>
        new[] { RowTimestamps.CreatedAt, RowTimestamps.UpdatedAt }
            .Where(name => !columns.Any(column => column.Name == name))
            .Select(name => new TableColumn(name, ColumnKind.DateTime, false));

    // The same parameters as the insert, so the key and the time of creation, which do not change, are compared and left.
    private string UpdateText(string key, ColumnKind keyType)
    {
        var keyIndex = Array.FindIndex(_written, column => column.Name == _table.KeyColumn);
        var changes = _written
            .Select((column, i) => (column.Name, Text: $"{SqlText.Quote(column.Name)} = {Parameter(i + 1, column.Kind)}"))
            .Where((change, i) => i != keyIndex && i != _createdAt)
            .Select(change => change.Text);
        var before = Parameter(_written.Length + 1, ColumnKind.Int64);
        return $"update {_name} set {string.Join(", ", changes)} where {key} = {Parameter(keyIndex + 1, keyType)} and \"hash_code\" = {before} returning {_selected}";
    }

    // Rows that are unchanged are sorted out first: a conflict locks its row, and writes to the log, even where the update's condition is false.
    // Each is looked up: what a join reads instead is as long as the table. In the order of the key, so that two of these never wait for each other.
    private string UpsertManyText(string key, string columns, string conflict)
    {
        var arrays = string.Join(", ", _written.Select((column, i) => string.Create(CultureInfo.InvariantCulture, $"${i + 1}::{ArrayType(column.Kind)}[]")));
        var typed = string.Join(", ", _written.Select(column => column.Kind == ColumnKind.Json ? $"s.{SqlText.Quote(column.Name)}::jsonb" : $"s.{SqlText.Quote(column.Name)}"));
        return $"""
            with s as materialized (select * from unnest({arrays}) as s({columns}))
            insert into {_name} as t ({columns})
            select {typed} from s left join lateral (select "hash_code" from {_name} o where o.{key} = s.{key} limit 1) o on true
            where o."hash_code" is distinct from s."hash_code"
            order by s.{key}
            {conflict}
            returning (xmax = 0)
            """;
    }

    private static string ArrayType(ColumnKind kind) => kind == ColumnKind.Json ? "text" : SqlValue.PostgreSqlType(kind);

    private string Parameter(int number, ColumnKind kind) => _storage.Dialect == SqlDialect.PostgreSql
        ? string.Create(CultureInfo.InvariantCulture, $"${number}::{SqlValue.PostgreSqlType(kind)}")
        : string.Create(CultureInfo.InvariantCulture, $"${number}");
}
