namespace Plumbline.Data;

/// <summary>A row was not inserted, because there is one with its key.</summary>
public sealed class RowExistsException : UniqueViolationException
{
    /// <summary>There is a row with this key.</summary>
    /// <param name="table">The table.</param>
    /// <param name="keyColumn">The key's column.</param>
    /// <param name="innerException">What the database said.</param>
    public RowExistsException(string table, string keyColumn, Exception? innerException = null)
        : base(table, [keyColumn], innerException)
    {
    }
}
