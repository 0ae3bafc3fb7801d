using System.Data.Common;

namespace Plumbline.Data;

/// <summary>Compares the columns of a table with the document, and changes what loses nothing.</summary>
internal sealed class ColumnSteps
{
    /// <summary>Under which kind the text of a column is noted.</summary>
    public const string NoteKind = "Column";

    private readonly SchemaCatalog _catalog;
    private readonly SqlDialect _dialect;
    private readonly SqlObject _table;
    private readonly SchemaOptions _options;
    private readonly Dictionary<(string Kind, string Name), string> _notes;
    private readonly IReadOnlyList<SqlObject> _followers;
    private readonly string _name;

    /// <summary>Prepares.</summary>
    /// <param name="catalog">The database, in a transaction.</param>
    /// <param name="script">Everything that it should hold.</param>
    /// <param name="table">The table as it should be.</param>
    /// <param name="options">How the database follows.</param>
    /// <param name="notes">The hashes of the texts that objects were made from.</param>
    public ColumnSteps(SchemaCatalog catalog, SqlScript script, SqlObject table, SchemaOptions options, Dictionary<(string Kind, string Name), string> notes)
    {
        (_catalog, _dialect, _table, _options, _notes) = (catalog, script.Dialect, table, options, notes);
        _name = SqlText.QuoteQualified(script.Dialect, table.Name);
        _followers = [.. script.Objects.Where(part => part.Kind is SqlObjectKind.Index or SqlObjectKind.Trigger && IsOn(part))];
    }

    /// <summary>Under which name the text of a column is noted.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    public static string NoteName(SqlObject table, SqlColumn column) => $"{table.Name}.{column.Name}";

    /// <summary>Changes the table.</summary>
    /// <param name="refused">Takes what a person must decide.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RunAsync(List<SchemaDifference> refused, CancellationToken cancellationToken)
    {
        var present = await _catalog.ColumnsAsync(_table, cancellationToken).ConfigureAwait(false);
        var before = refused.Count;
        var mustRebuild = false;
        foreach (var column in _table.Columns)
        {
            if (present.FirstOrDefault(candidate => candidate.Name == column.Name) is not { } existing)
                mustRebuild |= await AddAsync(column, refused, cancellationToken).ConfigureAwait(false);
            else if (existing.Type != await _catalog.TypeAsync(column.Type, cancellationToken).ConfigureAwait(false))
                refused.Add(TypeDiffers(column, existing));
            else
                mustRebuild |= await AlterAsync(column, existing, refused, cancellationToken).ConfigureAwait(false);
        }

        RefuseUnknown(present, refused);
        if (mustRebuild && refused.Count == before)
            await RebuildAsync(present, refused, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> AddAsync(SqlColumn column, List<SchemaDifference> refused, CancellationToken cancellationToken)
    {
        var isFilled = column.IsNullable || column.Add.Contains(" default ", StringComparison.Ordinal);
        if (!isFilled && await _catalog.HasRowsAsync(_table, cancellationToken).ConfigureAwait(false))
        {
            refused.Add(new($"'{_table.Name}.{column.Name}' is required, has no default, and there are rows without it; add it as optional or with a default, fill it, and then require it", column.Add));
            return false;
        }

        // SQLite adds no required column, not even to an empty table.
        if (!isFilled && _dialect == SqlDialect.Sqlite)
            return true;

        await _catalog.RunAsync(column.Add, cancellationToken).ConfigureAwait(false);
        return false;
    }

    private async Task<bool> AlterAsync(SqlColumn column, CatalogColumn existing, List<SchemaDifference> refused, CancellationToken cancellationToken)
    {
        var name = SqlText.Quote(column.Name);
        if (existing.IsNullable && !column.IsNullable)
        {
            refused.Add(new(
                $"'{_table.Name}.{column.Name}' becomes required, and rows may lack it",
                _dialect == SqlDialect.PostgreSql ? $"alter table {_name} alter column {name} set not null" : WithFollowers(RebuildText(_table.Columns.Select(c => c.Name)))));
            return false;
        }

        var isRelaxed = !existing.IsNullable && column.IsNullable;
        var isChanged = _notes.TryGetValue((NoteKind, NoteName(_table, column)), out var hash) && hash != SchemaCatalog.Hash(column.Add);
        if (_dialect == SqlDialect.Sqlite)
            return isRelaxed || isChanged;

        if (isRelaxed)
            await _catalog.RunAsync($"alter table {_name} alter column {name} drop not null", cancellationToken).ConfigureAwait(false);

        if (isChanged)
            await CheckAsync(column, refused, cancellationToken).ConfigureAwait(false);

        return false;
    }

    // The values of an enum grow with the document.
    private async Task CheckAsync(SqlColumn column, List<SchemaDifference> refused, CancellationToken cancellationToken)
    {
        const string marker = " check (";
        foreach (var check in await ((PostgreSqlCatalog)_catalog).ChecksAsync(_table, column.Name, cancellationToken).ConfigureAwait(false))
            await _catalog.RunAsync($"alter table {_name} drop constraint {SqlText.Quote(check)}", cancellationToken).ConfigureAwait(false);

        var start = column.Add.LastIndexOf(marker, StringComparison.Ordinal);
        if (start < 0)
            return;

        var statement = $"alter table {_name} add{column.Add[start..]}";
        await _catalog.RunAsync("savepoint plumbline_check", cancellationToken).ConfigureAwait(false);
        try
        {
            await _catalog.RunAsync(statement, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception) when (exception.SqlState == "23514")
        {
            await _catalog.RunAsync("rollback to savepoint plumbline_check", cancellationToken).ConfigureAwait(false);
            refused.Add(new($"rows have values in '{_table.Name}.{column.Name}' that the document does not know any more; change them first", statement));
        }
    }

    private void RefuseUnknown(IReadOnlyList<CatalogColumn> present, List<SchemaDifference> refused)
    {
        foreach (var column in present.Where(column => _table.Columns.All(known => known.Name != column.Name)))
        {
            // One that must be given would make every insert fail.
            var isInTheWay = column is { IsNullable: false, HasDefault: false };
            if (isInTheWay || !(_table.KeepsDroppedColumns || _options.KeepsUnknown))
                refused.Add(new($"the document has no field '{_table.Name}.{column.Name}' any more", Drop(column)));
        }
    }

    // The table's name, and not the start of a longer one: it has quotes.
    private bool IsOn(SqlObject part) => part.Create.Contains($" on {_name}", StringComparison.Ordinal);

    // SQLite drops no column that a trigger knows; the journal's ones come back at once, in the form that does not.
    private string Drop(CatalogColumn column)
    {
        var drop = $"alter table {_name} drop column {SqlText.Quote(column.Name)}";
        var triggers = _followers.Where(part => part.Kind == SqlObjectKind.Trigger).ToList();
        return _dialect == SqlDialect.PostgreSql || triggers.Count == 0
            ? drop
            : $"begin;\n{string.Concat(triggers.Select(part => $"drop trigger if exists {SqlText.Quote(part.Name)};\n"))}{drop};\n{string.Join(";\n", triggers.Select(part => part.Create))};\ncommit";
    }

    // What goes with a table that a person makes anew, so that no change slips past the journal before the next start.
    private string WithFollowers(string rebuild) => $"begin;\n{string.Join(";\n", _followers.Select(part => part.Create).Prepend(rebuild))};\ncommit";

    private SchemaDifference TypeDiffers(SqlColumn column, CatalogColumn existing) => new(
        $"'{_table.Name}.{column.Name}' is {existing.Type} in the database, and {column.Type} in the document",
        _dialect == SqlDialect.PostgreSql
            ? $"alter table {_name} alter column {SqlText.Quote(column.Name)} type {column.Type} using {SqlText.Quote(column.Name)}::{column.Type}"
            : WithFollowers(RebuildText(_table.Columns.Select(c => c.Name))));

    // SQLite alters neither columns nor checks: a new table takes the place of the old one. Triggers do not see it; they and the
    // indexes went with the old table and are created after this, like missing ones.
    private async Task RebuildAsync(IReadOnlyList<CatalogColumn> present, List<SchemaDifference> refused, CancellationToken cancellationToken)
    {
        var text = RebuildText(_table.Columns.Select(column => column.Name).Where(name => present.Any(existing => existing.Name == name)));
        try
        {
            await _catalog.RunAsync(text, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception) when (exception.Message.Contains("CHECK constraint", StringComparison.Ordinal))
        {
            refused.Add(new($"rows of '{_table.Name}' have values that the document does not know any more; change them first", text));
        }
    }

    private string RebuildText(IEnumerable<string> columns)
    {
        const string temporary = "\"plumbline_rebuilt\"";
        var list = string.Join(", ", columns.Select(SqlText.Quote));
        var create = _table.Create.Replace($"create table {_name}", $"create table {temporary}", StringComparison.Ordinal);
        return $"{create};\ninsert into {temporary} ({list}) select {list} from {_name};\ndrop table {_name};\nalter table {temporary} rename to {_name}";
    }
}
