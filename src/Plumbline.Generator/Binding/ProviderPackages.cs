namespace Plumbline.Generator.Binding;

/// <summary>Which packages beside Plumbline itself the project references: what keeps data, carries events, shows pages.</summary>
/// <param name="HasSqlite">Plumbline.Sqlite.</param>
/// <param name="HasPostgreSql">Plumbline.PostgreSql.</param>
/// <param name="HasRabbitMq">Plumbline.RabbitMQ.</param>
internal sealed record ProviderPackages(bool HasSqlite, bool HasPostgreSql, bool HasRabbitMq)
{
    /// <summary>Whether there is a page for people: Plumbline.Pages.</summary>
    public bool HasPages { get; init; }

    /// <summary>Whether ASP.NET Core's own OpenAPI package is there, in a version that writes 3.1: Microsoft.AspNetCore.OpenApi 10.</summary>
    public bool HasFrameworkOpenApi { get; init; }

    /// <summary>Whether there is anything to keep tables in.</summary>
    public bool HasStorage => HasSqlite || HasPostgreSql;
}
