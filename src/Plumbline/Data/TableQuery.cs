namespace Plumbline.Data;

/// <summary>Which rows to read, and in which order. Columns come from emitted code; values are always parameters.</summary>
public sealed record TableQuery
{
    /// <summary>All rows, by key.</summary>
    public static TableQuery All { get; } = new();

    /// <summary>What all of the rows fulfil.</summary>
    public IReadOnlyList<TableFilter> Filters { get; init; } = [];

    /// <summary>The order; rows that are equal in it are ordered by key.</summary>
    public IReadOnlyList<TableOrder> Order { get; init; } = [];

    /// <summary>How many rows at most; all where null.</summary>
    public long? Limit { get; init; }

    /// <summary>How many rows to leave out before the first.</summary>
    public long Offset { get; init; }
}
