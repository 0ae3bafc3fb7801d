namespace Plumbline.Data;

/// <summary>Parts of SQL statements.</summary>
internal static class SqlText
{
    /// <summary>Quotes a name, as both dialects do.</summary>
    /// <param name="name">The name.</param>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Quotes a name that may have a schema before a dot.</summary>
    /// <param name="dialect">The dialect; SQLite has no schemas.</param>
    /// <param name="name">The name.</param>
    public static string QuoteQualified(SqlDialect dialect, string name)
    {
        var (schema, local) = Split(dialect, name);
        return schema is null ? Quote(local) : $"{Quote(schema)}.{Quote(local)}";
    }

    /// <summary>Splits a name that may have a schema before a dot.</summary>
    /// <param name="dialect">The dialect; SQLite has no schemas.</param>
    /// <param name="name">The name.</param>
    public static (string? Schema, string Name) Split(SqlDialect dialect, string name)
    {
        var dot = dialect == SqlDialect.PostgreSql ? name.IndexOf('.', StringComparison.Ordinal) : -1;
        return dot < 0 ? (null, name) : (name[..dot], name[(dot + 1)..]);
    }

    /// <summary>Quotes a text as a literal, for statements that are shown and not run with parameters.</summary>
    /// <param name="text">The text.</param>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
