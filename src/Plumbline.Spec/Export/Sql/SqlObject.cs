using Plumbline.Spec.Collections;

namespace Plumbline.Spec.Export.Sql;

/// <summary>One part of a database; the runtime's migrator gets the same.</summary>
public sealed record SqlObject
{
    /// <summary>What it is: a member of the runtime's <c>SqlObjectKind</c>.</summary>
    public required SqlObjectKind Kind { get; init; }

    /// <summary>Its name without quotes; in PostgreSQL with the schema before a dot unless that is <c>public</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The statement that creates it, or replaces it where it can be replaced.</summary>
    public required string Create { get; init; }

    /// <summary>The columns of a table.</summary>
    public EquatableArray<SqlColumn> Columns { get; init; }

    /// <summary>Whether columns that the document no longer has stay, as in a journal.</summary>
    public bool KeepsDroppedColumns { get; init; }
}

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name without quotes.</param>
/// <param name="Type">The type's name as the dialect has it.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Add">The whole statement that adds it.</param>
public sealed record SqlColumn(string Name, string Type, bool IsNullable, string Add);

/// <summary>What a part of a database is.</summary>
public enum SqlObjectKind
{
    /// <summary>Who owns everything, and that nobody else gets in: before all else.</summary>
    Role,

    /// <summary>A schema.</summary>
    Schema,

    /// <summary>A sequence.</summary>
    Sequence,

    /// <summary>A function.</summary>
    Function,

    /// <summary>A table.</summary>
    Table,

    /// <summary>An index.</summary>
    Index,

    /// <summary>A trigger.</summary>
    Trigger,

    /// <summary>Anything else that can be repeated.</summary>
    Statement,
}
