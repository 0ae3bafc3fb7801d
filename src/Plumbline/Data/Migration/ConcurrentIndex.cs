namespace Plumbline.Data;

/// <summary>An index to build on a PostgreSQL table that is in use.</summary>
/// <param name="Index">The index.</param>
internal sealed record ConcurrentIndex(SqlObject Index)
{
    /// <summary>Whether an index can be built so; one of a partitioned table cannot, and those of journals are.</summary>
    /// <param name="index">The index.</param>
    public static bool Fits(SqlObject index) =>
        !index.Name.StartsWith("journal.", StringComparison.Ordinal) && !index.Name.StartsWith("events.", StringComparison.Ordinal) && Statement(index) is not null;

    /// <summary>Builds it, outside of any transaction.</summary>
    /// <param name="catalog">The database.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="SchemaRefusedException">Rows have equal values in fields that are to be unique.</exception>
    public async Task BuildAsync(SchemaCatalog catalog, CancellationToken cancellationToken)
    {
        // What an interrupted start left is there but not valid.
        await catalog.DropAsync(SqlObjectKind.Index, Index.Name, cancellationToken).ConfigureAwait(false);
        try
        {
            await catalog.RunAsync(Statement(Index)!, cancellationToken).ConfigureAwait(false);
        }
        catch (System.Data.Common.DbException exception) when (exception.SqlState == "23505")
        {
            await catalog.DropAsync(SqlObjectKind.Index, Index.Name, cancellationToken).ConfigureAwait(false);
            throw new SchemaRefusedException([new($"rows have equal values in fields that are to be unique ('{Index.Name}'); remove them first", Index.Create)]);
        }

        await catalog.NoteAsync(nameof(SqlObjectKind.Index), Index.Name, SchemaCatalog.Hash(Index.Create), cancellationToken).ConfigureAwait(false);
    }

    private static string? Statement(SqlObject index)
    {
        foreach (var start in (string[])["create index ", "create unique index "])
        {
            if (index.Create.StartsWith(start, StringComparison.Ordinal))
                return $"{start}concurrently {index.Create[start.Length..]}";
        }

        return null;
    }
}
