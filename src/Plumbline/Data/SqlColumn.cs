namespace Plumbline.Data;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name without quotes.</param>
/// <param name="Type">The type's name as the dialect has it, without collation, constraints or default.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Add">The whole statement that adds it to the table: <c>alter table "users" add column "email" text</c>.</param>
public sealed record SqlColumn(string Name, string Type, bool IsNullable, string Add);
