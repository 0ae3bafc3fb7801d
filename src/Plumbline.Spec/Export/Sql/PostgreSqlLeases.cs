namespace Plumbline.Spec.Export.Sql;

/// <summary>What decides which instance of a service publishes or handles events.</summary>
internal static class PostgreSqlLeases
{
    /// <summary>Who holds which lease. Its token grows with each new holder, and only the database's clock ends it.</summary>
    public static SqlObject Table { get; } = new()
    {
        Kind = SqlObjectKind.Table,
        Name = "events.lease",
        Create = """
            create table events.lease (
              name text not null primary key,
              owner uuid not null,
              token bigint not null,
              expires_at timestamptz not null
            )
            """,
    };
}
