using System.Globalization;
using Plumbline.Spec.Collections;
using static Plumbline.Spec.Export.Sql.SqlNames;

namespace Plumbline.Spec.Export.Sql;

/// <summary>Writes tables, their journals and the triggers between them for PostgreSQL.</summary>
internal static class PostgreSqlTables
{
    private static readonly (string Name, string Type, string More)[] s_journal =
    [
        ("journal_id", "bigint", "not null default nextval('events.seq')"),
        ("journal_at", "timestamptz", "not null default clock_timestamp()"),
        ("journal_op", "\"char\"", "not null"),
        ("event_id", "uuid", "not null default events.uuid7()"),
        ("actor", "text", ""),
        ("traceparent", "text", ""),
    ];

    /// <summary>The parts of the database.</summary>
    /// <param name="tables">The tables.</param>
    public static IEnumerable<SqlObject> Of(IReadOnlyList<TableModel> tables)
    {
        var hasJournal = tables.Any(table => table.HasJournal);
        var hasReplica = tables.Any(table => table.IsReplica);
        if (tables.Count > 0)
        {
            yield return PostgreSqlShared.Schema;
            yield return PostgreSqlShared.NewId;
            yield return PostgreSqlShared.Touch;
        }

        var hasQueue = tables.Any(table => table is { HasJournal: true, Streams.Count: > 0 });
        if (hasQueue || hasReplica)
            yield return PostgreSqlLeases.Table;

        if (hasReplica)
            yield return PostgreSqlShared.Replica;

        if (hasJournal)
        {
            foreach (var part in PostgreSqlShared.Of(hasQueue).Concat(hasQueue ? PostgreSqlProducing.Parts : []))
                yield return part;
        }

        foreach (var part in tables.SelectMany(Of))
            yield return part;
    }

    private static IEnumerable<SqlObject> Of(TableModel table)
    {
        yield return new()
        {
            Kind = SqlObjectKind.Table,
            Name = table.Name,
            Create = $"create table {Quote(table.Name)} (\n  {string.Join(",\n  ", table.Columns.Select(c => Definition(c, table) + (c.Name == table.Key ? " primary key" : "")))}\n)",
            Columns = table.Columns.Select(c => new SqlColumn(c.Name, Type(c.Kind), c.IsNullable, $"alter table {Quote(table.Name)} add column {Definition(c, table)}")).ToEquatableArray(),
        };
        foreach (var index in table.Indexes)
            yield return Index(table, index, isUnique: false);

        foreach (var index in table.Unique)
            yield return Index(table, index, isUnique: true);

        yield return Trigger(table, Join(table.Name, "touch"),
            $"before update on {Quote(table.Name)} for each row when (new.\"hash_code\" = old.\"hash_code\" and new.* is distinct from old.*) execute function \"events\".\"touch\"()");
        if (!table.HasJournal)
            yield break;

        foreach (var part in Journal(table))
            yield return part;

        yield return Capture(table);
        foreach (var (operation, rows) in new[] { ("insert", "new table as new_rows"), ("update", "new table as new_rows"), ("delete", "old table as old_rows") })
        {
            yield return Trigger(table, Join(table.Name, "journal", operation),
                $"after {operation} on {Quote(table.Name)} referencing {rows} for each statement execute function \"journal\".{Quote(CaptureName(table))}()");
        }

        yield return Trigger(table, Join(table.Name, "no", "truncate"),
            $"before truncate on {Quote(table.Name)} for each statement execute function \"journal\".\"refuse\"('truncate')");
        yield return Trigger(table, Join(table.Name, "no", "rekey"),
            $"before update of {Quote(table.Key)} on {Quote(table.Name)} for each row when (old.{Quote(table.Key)} is distinct from new.{Quote(table.Key)}) execute function \"journal\".\"refuse\"('changing the key')");
    }

    private static IEnumerable<SqlObject> Journal(TableModel table)
    {
        var name = Join(table.Name);
        var columns = s_journal.Concat(table.Columns.Where(c => !IsJournals(c.Name)).Select(c => (c.Name, Type: Type(c.Kind), More: ""))).ToList();
        string Text((string Name, string Type, string More) column) => $"{Quote(column.Name)} {column.Type} {column.More}".TrimEnd();
        yield return new()
        {
            Kind = SqlObjectKind.Table,
            Name = "journal." + name,
            Create = $"create table \"journal\".{Quote(name)} (\n  {string.Join(",\n  ", columns.Select(Text))},\n  primary key (\"journal_id\", \"journal_at\")\n) partition by range (\"journal_at\")",
            Columns = columns.Select(c => new SqlColumn(c.Name, c.Type, c.More.Length == 0, $"alter table \"journal\".{Quote(name)} add column {Text(c)}")).ToEquatableArray(),
            KeepsDroppedColumns = true,
        };

        // Where nobody made a day's partition, writes go on.
        var rest = Join(name, "default");
        yield return new()
        {
            Kind = SqlObjectKind.Table,
            Name = "journal." + rest,
            Create = $"create table \"journal\".{Quote(rest)} partition of \"journal\".{Quote(name)} default",
        };
        var index = Join(name, "key");
        yield return new()
        {
            Kind = SqlObjectKind.Index,
            Name = "journal." + index,
            Create = $"create index {Quote(index)} on \"journal\".{Quote(name)} ({Quote(table.Key)}, \"journal_id\")",
        };
        yield return new()
        {
            Kind = SqlObjectKind.Statement,
            Name = "journal." + name + " partitions",
            Create = $"select events.partitions({Literal($"journal.{Quote(name)}")}::regclass)",
        };
    }

    private static string CaptureName(TableModel table) => Join(table.Name, "capture");

    private static SqlObject Capture(TableModel table)
    {
        var name = CaptureName(table);
        var journal = $"\"journal\".{Quote(Join(table.Name))}";
        var columns = string.Join(", ", table.Columns.Where(c => !IsJournals(c.Name)).Select(c => Quote(c.Name)));

        // As its owner, so that whoever may write the table need not be allowed to write the journal.
        var body = $"""

            declare
              v_actor text := nullif(current_setting('plumbline.actor', true), '');
              v_trace text := nullif(current_setting('plumbline.traceparent', true), '');
            begin
              if tg_op = 'DELETE' then
            {Insert(table, journal, columns, "'D'", "old_rows")}
              else
            {Insert(table, journal, columns, "left(tg_op, 1)::\"char\"", "new_rows")}
              end if;
              return null;
            end{" "}
            """;
        return new()
        {
            Kind = SqlObjectKind.Function,
            Name = "journal." + name,
            Create = $"create or replace function \"journal\".{Quote(name)}() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as {Dollars("capture", body)}",
        };
    }

    private static string Insert(TableModel table, string journal, string columns, string operation, string rows)
    {
        var insert = $"""
            insert into {journal} ("journal_op", "actor", "traceparent", {columns})
                  select {operation}, v_actor, v_trace, {columns} from {rows}
            """;
        if (table.Streams.Count == 0)
            return $"    {insert};";

        if (table.Streams.Count == 1)
        {
            return $"""
                    with written as (
                      {insert}
                      returning "journal_id", "journal_at", {Quote(table.Key)}::text as key)
                    insert into events.outbox (queue_id, stream, slot, journal_id, journal_at)
                    select "journal_id", {Literal(table.Streams[0])}, (hashtextextended(key, 0) & 63)::smallint, "journal_id", "journal_at" from written order by "journal_id";
                """;
        }

        // The first stream's row has the journal's own number; the numbers of further ones only have to be larger.
        var streams = string.Join(", ", table.Streams.Select((stream, i) => $"({i.ToString(CultureInfo.InvariantCulture)}, {Literal(stream)})"));
        return $"""
                with written as (
                  {insert}
                  returning "journal_id", "journal_at", {Quote(table.Key)}::text as key)
                insert into events.outbox (queue_id, stream, slot, journal_id, journal_at)
                select case when s.n = 0 then w."journal_id" else nextval('events.seq') end, s.name, (hashtextextended(w.key, 0) & 63)::smallint, w."journal_id", w."journal_at"
                  from written w cross join (values {streams}) as s(n, name) order by w."journal_id", s.n;
            """;
    }

    private static SqlObject Index(TableModel table, IReadOnlyList<string> columns, bool isUnique)
    {
        var name = Join([table.Name, .. columns, isUnique ? "unique" : "index"]);
        return new()
        {
            Kind = SqlObjectKind.Index,
            Name = name,
            Create = $"create {(isUnique ? "unique " : "")}index {Quote(name)} on {Quote(table.Name)} ({string.Join(", ", columns.Select(Quote))})",
        };
    }

    private static SqlObject Trigger(TableModel table, string name, string rest) => new()
    {
        Kind = SqlObjectKind.Trigger,
        Name = name,
        Create = $"create or replace trigger {Quote(name)} {rest}",
    };

    // A field that is called like a column of the journal itself cannot be in it; a rule reports it.
    private static bool IsJournals(string column) => s_journal.Any(c => string.Equals(c.Name, column, StringComparison.OrdinalIgnoreCase));

    private static string Definition(ColumnModel column, TableModel table)
    {
        var result = $"{Quote(column.Name)} {Type(column.Kind)}";
        if (!column.IsNullable)
            result += " not null";

        if (column.Default is { } value)
            result += " default " + Default(column.Kind, value);
        else if (TableModels.Filled(column, table) is { } filled)
            result += " default " + filled switch { FilledColumn.Key => "events.uuid7()", FilledColumn.Time => "now()", _ => "0" };

        if (column.Values.Count > 0)
            result += $" check ({Quote(column.Name)} in ({string.Join(", ", column.Values.Select(Literal))}))";

        return result;
    }

    private static string Default(ColumnKind kind, string value) => kind switch
    {
        ColumnKind.Boolean => value == "true" ? "true" : "false",
        ColumnKind.Int32 or ColumnKind.Int64 when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
            number.ToString(CultureInfo.InvariantCulture),
        _ => Literal(value),
    };

    private static string Type(ColumnKind kind) => kind switch
    {
        ColumnKind.Boolean => "boolean",
        ColumnKind.Int32 => "integer",
        ColumnKind.Int64 => "bigint",
        ColumnKind.Double => "double precision",
        ColumnKind.Decimal => "numeric",
        ColumnKind.Uuid => "uuid",
        ColumnKind.Date => "date",
        ColumnKind.DateTime => "timestamptz",
        ColumnKind.Json => "jsonb",
        _ => "text",
    };
}
