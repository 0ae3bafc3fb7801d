namespace Plumbline.Data;

/// <summary>A database's language.</summary>
public enum SqlDialect
{
    /// <summary>SQLite 3.38 and later.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 and later.</summary>
    PostgreSql,
}
