namespace Plumbline.Data;

/// <summary>Compares a database with a script, object by object, and changes it.</summary>
internal sealed class SchemaSteps
{
    private readonly SchemaCatalog _catalog;
    private readonly SqlScript _script;
    private readonly SchemaOptions _options;
    private readonly Dictionary<(string Kind, string Name), string> _notes;
    private readonly List<SchemaDifference> _refused = [];
    private readonly List<ConcurrentIndex> _indexes = [];

    // Tables that did not exist before: nobody uses them.
    private readonly HashSet<string> _created = new(StringComparer.Ordinal);

    /// <summary>Prepares.</summary>
    /// <param name="catalog">The database, in a transaction.</param>
    /// <param name="script">What it should hold.</param>
    /// <param name="options">How it follows.</param>
    /// <param name="notes">The hashes of the texts that objects were made from.</param>
    public SchemaSteps(SchemaCatalog catalog, SqlScript script, SchemaOptions options, Dictionary<(string Kind, string Name), string> notes) =>
        (_catalog, _script, _options, _notes) = (catalog, script, options, notes);

    /// <summary>Changes the database.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Indexes to build after the commit.</returns>
    /// <exception cref="SchemaRefusedException">A person must decide; roll back.</exception>
    public async Task<IReadOnlyList<ConcurrentIndex>> RunAsync(CancellationToken cancellationToken)
    {
        await DropUnknownAsync(cancellationToken).ConfigureAwait(false);
        foreach (var part in _script.Objects)
        {
            var step = part.Kind switch
            {
                SqlObjectKind.Table => TableAsync(part, cancellationToken),
                SqlObjectKind.Index => IndexAsync(part, cancellationToken),
                SqlObjectKind.Function or SqlObjectKind.Trigger => ReplaceAsync(part, cancellationToken),
                SqlObjectKind.Statement => _catalog.RunAsync(part.Create, cancellationToken),
                SqlObjectKind.Sequence => SequenceAsync(part, cancellationToken),
                SqlObjectKind.Role => Task.CompletedTask, // Before this.
                _ => CreateMissingAsync(part, cancellationToken),
            };
            await step.ConfigureAwait(false);
        }

        return _refused.Count == 0 ? _indexes : throw new SchemaRefusedException(_refused);
    }

    // What is in nobody's data: indexes and triggers go, tables are a person's decision.
    private async Task DropUnknownAsync(CancellationToken cancellationToken)
    {
        var present = _script.Objects.Select(part => (part.Kind.ToString(), part.Name)).ToHashSet();
        foreach (var (kind, name) in _notes.Keys.Where(note => !present.Contains(note)).Order().ToList())
        {
            if (kind is nameof(SqlObjectKind.Index) or nameof(SqlObjectKind.Trigger))
            {
                await _catalog.DropAsync(Enum.Parse<SqlObjectKind>(kind), name, cancellationToken).ConfigureAwait(false);
                await _catalog.NoteAsync(kind, name, null, cancellationToken).ConfigureAwait(false);
            }
            else if (kind == nameof(SqlObjectKind.Table) && !_options.KeepsUnknown)
            {
                _refused.Add(new($"the document has no table '{name}' any more", $"drop table {Quoted(name)}; delete from {_catalog.ObjectTableName} where kind = 'Table' and name = {SqlText.Literal(name)}"));
            }
        }
    }

    private async Task TableAsync(SqlObject table, CancellationToken cancellationToken)
    {
        if (await CreateMissingAsync(table, cancellationToken).ConfigureAwait(false))
        {
            _created.Add(table.Name);
        }
        else if (table.Columns.Count > 0)
        {
            var columns = new ColumnSteps(_catalog, _script, table, _options, _notes);
            await columns.RunAsync(_refused, cancellationToken).ConfigureAwait(false);
        }

        // A journal stays when its table is journaled no more, and so do tables that have no rows of the document.
        if (table is { KeepsDroppedColumns: false, Columns.Count: > 0 })
            await NoteAsync(table, cancellationToken).ConfigureAwait(false);

        foreach (var column in table.Columns)
            await _catalog.NoteAsync(ColumnSteps.NoteKind, ColumnSteps.NoteName(table, column), SchemaCatalog.Hash(column.Add), cancellationToken).ConfigureAwait(false);
    }

    private async Task SequenceAsync(SqlObject sequence, CancellationToken cancellationToken)
    {
        if (await CreateMissingAsync(sequence, cancellationToken).ConfigureAwait(false))
            return;

        // A connection that keeps numbers for later would give smaller numbers to later changes, and consumers would take those for old.
        if (await ((PostgreSqlCatalog)_catalog).CacheAsync(sequence, cancellationToken).ConfigureAwait(false) > 1)
            _refused.Add(new($"sequence '{sequence.Name}' hands out numbers in advance, so later changes could have smaller ones", $"alter sequence {Quoted(sequence.Name)} cache 1"));
    }

    private async Task IndexAsync(SqlObject index, CancellationToken cancellationToken)
    {
        var isThere = await _catalog.ExistsAsync(index, cancellationToken).ConfigureAwait(false);
        if (isThere && IsNoted(index))
            return;

        if (_script.Dialect == SqlDialect.PostgreSql && ConcurrentIndex.Fits(index) && !IsOfNewTable(index))
        {
            _indexes.Add(new(index));
            return;
        }

        await _catalog.DropAsync(SqlObjectKind.Index, index.Name, cancellationToken).ConfigureAwait(false);
        try
        {
            await _catalog.RunAsync(index.Create, cancellationToken).ConfigureAwait(false);
        }
        catch (System.Data.Common.DbException exception) when (_script.Dialect == SqlDialect.Sqlite && exception.Message.Contains("UNIQUE constraint", StringComparison.Ordinal))
        {
            _refused.Add(new($"rows have equal values in fields that are to be unique ('{index.Name}'); remove them first", index.Create));
            return;
        }

        await NoteAsync(index, cancellationToken).ConfigureAwait(false);
    }

    private async Task ReplaceAsync(SqlObject part, CancellationToken cancellationToken)
    {
        if (await _catalog.ExistsAsync(part, cancellationToken).ConfigureAwait(false) && IsNoted(part))
            return;

        if (part.Kind == SqlObjectKind.Trigger)
            await _catalog.DropAsync(part.Kind, part.Name, cancellationToken).ConfigureAwait(false);

        await _catalog.RunAsync(part.Create, cancellationToken).ConfigureAwait(false);
        await NoteAsync(part, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> CreateMissingAsync(SqlObject part, CancellationToken cancellationToken)
    {
        if (await _catalog.ExistsAsync(part, cancellationToken).ConfigureAwait(false))
            return false;

        await _catalog.RunAsync(part.Create, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private bool IsOfNewTable(SqlObject index) =>
        _created.Any(table => index.Create.Contains($" on {Quoted(table)} (", StringComparison.Ordinal));

    private bool IsNoted(SqlObject part) => _notes.TryGetValue((part.Kind.ToString(), part.Name), out var hash) && hash == SchemaCatalog.Hash(part.Create);

    private Task NoteAsync(SqlObject part, CancellationToken cancellationToken) =>
        _catalog.NoteAsync(part.Kind.ToString(), part.Name, SchemaCatalog.Hash(part.Create), cancellationToken);

    private string Quoted(string name) => SqlText.QuoteQualified(_script.Dialect, name);
}
