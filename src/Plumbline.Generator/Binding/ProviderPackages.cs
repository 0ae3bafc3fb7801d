namespace Plumbline.Generator.Binding;

/// <summary>Which packages that keep data or carry events the project references.</summary>
/// <param name="HasSqlite">Plumbline.Sqlite.</param>
/// <param name="HasPostgreSql">Plumbline.PostgreSql.</param>
/// <param name="HasRabbitMq">Plumbline.RabbitMQ.</param>
internal sealed record ProviderPackages(bool HasSqlite, bool HasPostgreSql, bool HasRabbitMq)
{
    /// <summary>Whether there is anything to keep tables in.</summary>
    public bool HasStorage => HasSqlite || HasPostgreSql;
}
