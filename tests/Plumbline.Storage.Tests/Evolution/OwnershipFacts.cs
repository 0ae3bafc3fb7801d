using Plumbline.Data;
using Plumbline.Storage.Tests.Harness;

namespace Plumbline.Storage.Tests.Evolution;

/// <summary>A database has one owner, whatever the database.</summary>
/// <param name="kind">The database.</param>
public abstract class OwnershipFacts(DatabaseKind kind) : DatabaseFacts(kind, isEmpty: true)
{
    [Fact]
    public async Task Another_service_is_refused_with_the_owners_name_and_changes_nothing()
    {
        await Database.MigrateAsync(Schemas.Thing());
        var exception = await Assert.ThrowsAsync<DatabaseOwnedException>(() => Database.MigrateAsync(Schemas.Thing(""", { "name": "more", "type": "long", "required": false }""", service: "thieves")));
        Assert.Equal(("things", "thieves"), (exception.Owner, exception.Service));
        Assert.Contains("belongs to service 'things'", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Database.SqlAsync("select more from things"));
        if (IsPostgreSql)
            Assert.Null(await Database.SqlAsync("select 1 from pg_roles where rolname = 'thieves_service'"));

        await Database.MigrateAsync(Schemas.Thing());
    }
}
