namespace Plumbline.Data;

/// <summary>What our connections to SQLite know beside what SQLite itself knows.</summary>
internal static class SqliteNames
{
    /// <summary>Compares texts that are decimal numbers, as numbers.</summary>
    public const string DecimalCollation = "plumbline_decimal";

    /// <summary>The table with one row that says who acts, for triggers.</summary>
    public const string ContextTable = "plumbline_context";
}
