namespace Plumbline.Data;

/// <summary>A row was not written, because another one has the same values in fields that are unique together.</summary>
public class UniqueViolationException : Exception
{
    /// <summary>Another row has the same values.</summary>
    /// <param name="table">The table.</param>
    /// <param name="fields">The fields that are unique together, in the order of the index.</param>
    /// <param name="innerException">What the database said.</param>
    public UniqueViolationException(string table, IReadOnlyList<string> fields, Exception? innerException = null)
        : base($"Table '{table}' has another row with the same {string.Join(", ", fields)}.", innerException) => (Table, Fields) = (table, fields);

    /// <summary>The table.</summary>
    public string Table { get; }

    /// <summary>The fields that are unique together, in the order of the index.</summary>
    public IReadOnlyList<string> Fields { get; }
}
