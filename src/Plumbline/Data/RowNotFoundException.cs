namespace Plumbline.Data;

/// <summary>A table has no row with the key.</summary>
public sealed class RowNotFoundException : Exception
{
    /// <summary>The table has no such row.</summary>
    /// <param name="table">The table.</param>
    /// <param name="key">The key.</param>
    public RowNotFoundException(string table, object key)
        : base($"Table '{table}' has no row with this key.") => (Table, Key) = (table, key);

    /// <summary>The table.</summary>
    public string Table { get; }

    /// <summary>The key. It is not part of the message, for it may be personal data.</summary>
    public object Key { get; }
}
