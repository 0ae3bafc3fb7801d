namespace Plumbline.Data;

/// <summary>A field of the document that a table holds.</summary>
/// <param name="Name">The column's name, which is the field's.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="IsNullable">Whether it may be null.</param>
public sealed record TableColumn(string Name, ColumnKind Kind, bool IsNullable);
