using Plumbline.Spec.Collections;

namespace Plumbline.Spec.Export.Sql;

/// <summary>A table before a dialect writes it down.</summary>
internal sealed record TableModel
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The key's column.</summary>
    public required string Key { get; init; }

    /// <summary>The columns: the document's fields in its order, then those that every table has.</summary>
    public required EquatableArray<ColumnModel> Columns { get; init; }

    /// <summary>Indexes, each a list of columns.</summary>
    public EquatableArray<EquatableArray<string>> Indexes { get; init; }

    /// <summary>Unique indexes, each a list of columns.</summary>
    public EquatableArray<EquatableArray<string>> Unique { get; init; }

    /// <summary>Whether every change is journaled.</summary>
    public bool HasJournal { get; init; }

    /// <summary>Whether it is a copy of another service's data.</summary>
    public bool IsReplica { get; init; }

    /// <summary>The streams that tell of changes: their unions' parts of the streams' names.</summary>
    public EquatableArray<string> Streams { get; init; }
}

/// <summary>A column before a dialect writes it down.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Default">The default as the document writes it; null where there is none, or no dialect can say it.</param>
/// <param name="Values">The only texts that it may hold; empty for any.</param>
internal sealed record ColumnModel(string Name, ColumnKind Kind, bool IsNullable, string? Default, EquatableArray<string> Values);

/// <summary>What a column holds; the runtime's <c>ColumnKind</c>.</summary>
internal enum ColumnKind
{
    Text,
    Boolean,
    Int32,
    Int64,
    Double,
    Decimal,
    Uuid,
    Date,
    DateTime,
    Json,
}

/// <summary>What the database fills a column with.</summary>
internal enum FilledColumn
{
    /// <summary>A new UUID.</summary>
    Key,

    /// <summary>The time of the change.</summary>
    Time,

    /// <summary>No row's hash, so that the next write of a store counts as a change.</summary>
    Hash,
}
