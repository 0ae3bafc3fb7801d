namespace Plumbline.Data;

/// <summary>How a model is kept in a table. Emitted, one class per table.</summary>
/// <typeparam name="TRow">The model.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <remarks>
/// Beside its columns a table has <c>created_at</c> and <c>updated_at</c>, which the store fills also where they are fields, and
/// <c>hash_code</c>, by which it tells whether a row differs.
/// </remarks>
public abstract class Table<TRow, TKey>
    where TRow : class
    where TKey : notnull
{
    /// <summary>The table's name, without schema and quotes.</summary>
    public abstract string Name { get; }

    /// <summary>The document's fields, in its order.</summary>
    public abstract IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>The name of the key's column.</summary>
    public abstract string KeyColumn { get; }

    /// <summary>Whether each change of a row is journaled.</summary>
    public abstract bool HasJournal { get; }

    /// <summary>A row's key.</summary>
    /// <param name="row">The row.</param>
    public abstract TKey GetKey(TRow row);

    /// <summary>Writes all fields, in the order of <see cref="Columns"/>.</summary>
    /// <param name="row">The row.</param>
    /// <param name="writer">Takes the values.</param>
    public abstract void Write(TRow row, RowWriter writer);

    /// <summary>Reads a row; ordinals are those of <see cref="Columns"/>.</summary>
    /// <param name="reader">On the row.</param>
    public abstract TRow Read(RowReader reader);
}
