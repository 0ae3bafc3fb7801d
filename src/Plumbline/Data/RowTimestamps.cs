namespace Plumbline.Data;

/// <summary>The columns that every table has and the store fills.</summary>
internal static class RowTimestamps
{
    /// <summary>When the row was inserted.</summary>
    public const string CreatedAt = "created_at";

    /// <summary>When the row was last changed.</summary>
    public const string UpdatedAt = "updated_at";

    /// <summary>The row's hash.</summary>
    public const string HashCode = "hash_code";

    /// <summary>Whether the store fills a column, so that the value of a row does not count.</summary>
    /// <param name="column">The column.</param>
    /// <param name="kind">What it holds.</param>
    public static bool IsFilledByStore(string column, ColumnKind kind) => kind == ColumnKind.DateTime && column is CreatedAt or UpdatedAt;
}
