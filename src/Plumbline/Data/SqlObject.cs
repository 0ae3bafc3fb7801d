namespace Plumbline.Data;

/// <summary>One part of a database.</summary>
public sealed record SqlObject
{
    /// <summary>What it is.</summary>
    public required SqlObjectKind Kind { get; init; }

    /// <summary>Its name without quotes; in PostgreSQL with the schema before a dot unless that is <c>public</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The statement that creates it; for functions, and triggers in PostgreSQL, also the one that replaces it.</summary>
    public required string Create { get; init; }

    /// <summary>The columns of a table; empty for everything else, and where only its existence matters.</summary>
    public IReadOnlyList<SqlColumn> Columns { get; init; } = [];

    /// <summary>Whether columns that the document no longer has stay where they are, as in a journal.</summary>
    public bool KeepsDroppedColumns { get; init; }
}
