using System.Globalization;
using Plumbline.Spec.Collections;
using static Plumbline.Spec.Export.Sql.SqlNames;

namespace Plumbline.Spec.Export.Sql;

/// <summary>Writes tables, their journals and the triggers between them for SQLite.</summary>
internal static class SqliteTables
{
    // Microseconds since 1970, as everywhere in SQLite databases of ours.
    private const string Now = "(cast(round((julianday('now') - 2440587.5) * 86400000000) as integer))";

    // A UUID of version 7, made of nothing that the sqlite3 shell lacks: 48 bits of milliseconds, the rest random.
    private const string NewId =
        "(lower(substr(" + Milliseconds + ", 1, 8) || '-' || substr(" + Milliseconds + ", 9) || '-7' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + abs(random() % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))))";

    private const string Milliseconds = "printf('%012x', cast((julianday('now') - 2440587.5) * 86400000 as integer))";

    // Who acts, for triggers; and the key whose row a REPLACE is about to remove.
    private const string Context = "plumbline_context";

    private static readonly (string Name, string Type, string More)[] s_journal =
    [
        ("journal_id", "integer", "primary key autoincrement"),
        ("journal_at", "integer", "not null default " + Now),
        ("journal_op", "text", "not null"),
        ("event_id", "text", "not null default " + NewId),
        ("actor", "text", ""),
        ("traceparent", "text", ""),
    ];

    /// <summary>The parts of the database.</summary>
    /// <param name="tables">The tables.</param>
    public static IEnumerable<SqlObject> Of(IReadOnlyList<TableModel> tables)
    {
        if (tables.Any(table => table.HasJournal))
        {
            yield return Plain(Context, [("actor", "text", ""), ("traceparent", "text", ""), ("replaced", "blob", "")]) with { Columns = default };
            yield return new()
            {
                Kind = SqlObjectKind.Statement,
                Name = Context + " row",
                Create = $"insert into {Context} select null, null, null where not exists (select 1 from {Context})",
            };
        }

        if (tables.Any(table => table is { HasJournal: true, Streams.Count: > 0 }))
        {
            foreach (var part in Queue().Concat(SqliteProducing.Parts))
                yield return part;
        }

        if (tables.Any(table => table.IsReplica))
            yield return Replicas();

        foreach (var part in tables.SelectMany(Of))
            yield return part;
    }

    // How far each replicated row is; it outlives the row, so that a late event cannot bring back what was deleted.
    private static SqlObject Replicas()
    {
        var table = Plain("event_replica", [("name", "text", "not null"), ("key", "text", "not null"), ("sequence", "integer", "not null"), ("is_deleted", "integer", "not null"), ("changed_at", "integer", "not null")]);
        return table with { Create = table.Create.Substring(0, table.Create.Length - 2) + ",\n  primary key (\"name\", \"key\")\n) without rowid" };
    }

    private static IEnumerable<SqlObject> Queue()
    {
        (string Name, string Type, string More)[] columns =
        [
            ("queue_id", "integer", "primary key autoincrement"),
            ("stream", "text", "not null"),
            ("slot", "integer", "not null"),
            ("journal_id", "integer", "not null"),
            ("journal_at", "integer", "not null"),
            ("replay", "integer", "not null default 0"),
        ];
        yield return Plain("event_outbox", columns);
        yield return Plain("event_outbox_failed",
        [
            ("queue_id", "integer", "primary key"),
            .. columns.Skip(1),
            ("attempts", "integer", "not null"),
            ("error", "text", "not null"),
            ("failed_at", "integer", "not null default " + Now),
        ]);
    }

    private static IEnumerable<SqlObject> Of(TableModel table)
    {
        yield return new()
        {
            Kind = SqlObjectKind.Table,
            Name = table.Name,
            Create = $"create table {Quote(table.Name)} (\n  {string.Join(",\n  ", table.Columns.Select(c => Definition(c, table) + (c.Name == table.Key ? " primary key" : "")))}\n) strict",
            Columns = table.Columns.Select(c => new SqlColumn(c.Name, Type(c.Kind), c.IsNullable, $"alter table {Quote(table.Name)} add column {Definition(c, table)}")).ToEquatableArray(),
        };
        foreach (var index in table.Indexes)
            yield return Index(table, index, isUnique: false);

        foreach (var index in table.Unique)
            yield return Index(table, index, isUnique: true);

        if (!table.HasJournal)
            yield break;

        yield return Journal(table);
        yield return new()
        {
            Kind = SqlObjectKind.Index,
            Name = Join("journal", table.Name, "key"),
            Create = $"create index {Quote(Join("journal", table.Name, "key"))} on {Quote(Join("journal", table.Name))} ({Quote(table.Key)}, \"journal_id\")",
        };
        yield return Replace(table, "insert", []);
        if (table.Unique.Count > 0)
            yield return Replace(table, "update", [table.Key]);

        yield return Capture(table, "insert", "I", "new");
        yield return Capture(table, "update", "U", "new");
        yield return Capture(table, "delete", "D", "old");
        var name = Join(table.Name, "no", "rekey");
        yield return new()
        {
            Kind = SqlObjectKind.Trigger,
            Name = name,
            Create = $"""
                create trigger {Quote(name)} before update of {Quote(table.Key)} on {Quote(table.Name)} when old.{Quote(table.Key)} is not new.{Quote(table.Key)}
                begin
                  select raise(abort, 'the key of a journaled table cannot be changed');
                end
                """,
        };
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

    private static SqlObject Journal(TableModel table)
    {
        var name = Join("journal", table.Name);
        var copies = table.Columns.Select(c => (c.Name, Type: Type(c.Kind), More: ""));
        return Plain(name, [.. s_journal, .. copies.Where(c => !IsJournals(c.Name))]) with { KeepsDroppedColumns = true };
    }

    private static SqlObject Plain(string table, (string Name, string Type, string More)[] columns)
    {
        string Text((string Name, string Type, string More) column) => $"{Quote(column.Name)} {column.Type} {column.More}".TrimEnd();
        return new()
        {
            Kind = SqlObjectKind.Table,
            Name = table,
            Create = $"create table {Quote(table)} (\n  {string.Join(",\n  ", columns.Select(Text))}\n)",
            Columns = columns
                .Select(c => new SqlColumn(c.Name, c.Type, !c.More.StartsWith("not null", StringComparison.Ordinal) && c.More.Length == 0, $"alter table {Quote(table)} add column {Text(c)}"))
                .ToEquatableArray(),
        };
    }

    // REPLACE removes rows without a word to triggers, unless a connection asks for that (recursive_triggers, as ours do). So what is about
    // to be removed is noted before, and where no trigger has taken the note by then, the journal would miss a change: refused.
    private static SqlObject Replace(TableModel table, string operation, IReadOnlyList<string> own)
    {
        var name = Join(table.Name, "replace", operation);
        var keys = table.Unique.Select(columns => (IReadOnlyList<string>)[.. columns]);
        if (operation == "insert")
            keys = keys.Prepend([table.Key]);

        var others = string.Concat(own.Select(column => $" and {Quote(column)} is not old.{Quote(column)}"));
        var conflicts = string.Join(" or ", keys.Select(columns =>
            $"exists (select 1 from {Quote(table.Name)} where {string.Join(" and ", columns.Select(c => $"{Quote(c)} = new.{Quote(c)}"))}{others})"));
        return new()
        {
            Kind = SqlObjectKind.Trigger,
            Name = name,
            Create = $"""
                create trigger {Quote(name)} before {operation} on {Quote(table.Name)} when (select "replaced" from {Context}) is not null or {conflicts}
                begin
                  update {Context} set "replaced" = case when {conflicts} then new.{Quote(table.Key)} end;
                end
                """,
        };
    }

    private static SqlObject Capture(TableModel table, string operation, string letter, string row)
    {
        var name = Join(table.Name, "journal", operation);
        var journal = Quote(Join("journal", table.Name));
        var columns = table.Columns.Where(c => !IsJournals(c.Name)).Select(c => Quote(c.Name)).ToList();
        var queue = string.Concat(table.Streams.Select(stream => $"""

                  insert into "event_outbox" ("stream", "slot", "journal_id", "journal_at")
                    select {Literal(stream)}, 0, "journal_id", "journal_at" from {journal} where "journal_id" = (select max("journal_id") from {journal});
                """));
        var check = operation switch
        {
            "delete" => $"\n  update {Context} set \"replaced\" = null where \"replaced\" is not null;",
            "update" when table.Unique.Count == 0 => "",
            _ => $"\n  select raise(abort, 'REPLACE is not allowed on a journaled table: the journal would miss what it removes; use ON CONFLICT DO UPDATE, or set PRAGMA recursive_triggers = on') where (select \"replaced\" from {Context}) = new.{Quote(table.Key)};",
        };
        return new()
        {
            Kind = SqlObjectKind.Trigger,
            Name = name,
            Create = $"""
                create trigger {Quote(name)} after {operation} on {Quote(table.Name)}
                begin{check}
                  insert into {journal} ("journal_op", "actor", "traceparent", {string.Join(", ", columns)})
                    values ('{letter}', (select "actor" from {Context}), (select "traceparent" from {Context}), {string.Join(", ", columns.Select(c => row + "." + c))});{queue}
                end
                """,
        };
    }

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
            result += " default " + filled switch { FilledColumn.Key => NewId, FilledColumn.Time => Now, _ => "0" };

        if (Check(column) is { } check)
            result += $" check ({check})";

        return result;
    }

    // SQLite has four types. What else a column may hold is checked, so that what is written by hand can be read.
    private static string? Check(ColumnModel column)
    {
        var name = Quote(column.Name);
        return column.Kind switch
        {
            ColumnKind.Text when column.Values.Count > 0 => $"{name} in ({string.Join(", ", column.Values.Select(Literal))})",
            ColumnKind.Boolean => $"{name} in (0, 1)",
            ColumnKind.Int32 => $"{name} between -2147483648 and 2147483647",
            ColumnKind.Decimal => $"{name} glob '*[0-9]*' and {name} not glob '*[^-+.0-9eE]*'",
            ColumnKind.Uuid => $"length({name}) = 36 and {name} not glob '*[^-0-9a-f]*'",
            ColumnKind.Date => $"date({name}) is {name}",
            ColumnKind.DateTime => $"{name} between -62135596800000000 and 253402300799999999",
            ColumnKind.Json => $"json_valid({name})",
            _ => null,
        };
    }

    private static string Default(ColumnKind kind, string value) => kind switch
    {
        ColumnKind.Boolean => value == "true" ? "1" : "0",
        ColumnKind.Int32 or ColumnKind.Int64 when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
            number.ToString(CultureInfo.InvariantCulture),
        ColumnKind.Double when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            number.ToString("R", CultureInfo.InvariantCulture),
        _ => Literal(value),
    };

    private static string Type(ColumnKind kind) => kind switch
    {
        ColumnKind.Boolean or ColumnKind.Int32 or ColumnKind.Int64 or ColumnKind.DateTime => "integer",
        ColumnKind.Double => "real",
        _ => "text",
    };
}
