using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;

namespace Plumbline.Spec.Export.Sql;

/// <summary>What a service's database holds, as statements of one dialect in the order of their creation.</summary>
public static class SqlSchema
{
    /// <summary>The parts of the database.</summary>
    /// <param name="services">The services of the project, bound; usually one.</param>
    /// <param name="others">The documents around them, bound.</param>
    /// <param name="dialect">The dialect.</param>
    public static IReadOnlyList<SqlObject> Of(IReadOnlyList<Service> services, IEnumerable<Service> others, SqlDialect dialect)
    {
        var types = new ServiceTypes(services.Concat(others));
        var tables = services.SelectMany(service => TableModels.Of(service, types)).ToList();
        var consumes = services.Any(service => ConsumesAttribute.FindAll(service.Attributes).Count > 0);
        var parts = dialect == SqlDialect.Sqlite
            ? SqliteTables.Of(tables).Concat(consumes ? SqliteInbox.Parts() : [])
            : Owner(services).Select(owner => PostgreSqlRole.Of(StreamNaming.Service(owner))).Concat(PostgreSqlTables.Of(tables)).Concat(consumes ? PostgreSqlInbox.Parts() : []);

        // Tables, journals and inbox may each bring what they share.
        return [.. parts.GroupBy(part => (part.Kind, part.Name)).Select(same => same.First())];
    }

    /// <summary>Whose the database is: the first service that keeps or consumes anything; empty where none does.</summary>
    /// <param name="services">The services of the project.</param>
    public static IEnumerable<Service> Owner(IEnumerable<Service> services) =>
        services.Where(s => ConsumesAttribute.FindAll(s.Attributes).Count > 0 || s.Models.Any(m => TableAttribute.Find(m.Attributes) is not null)).Take(1);

    /// <summary>The name of a table's journal, without schema and quotes.</summary>
    /// <param name="table">The table.</param>
    /// <param name="dialect">The dialect.</param>
    public static string Journal(string table, SqlDialect dialect) => dialect == SqlDialect.Sqlite ? SqlNames.Join("journal", SqlNames.Join(table)) : SqlNames.Join(table);

    /// <summary>The name of a table, short enough for every database.</summary>
    /// <param name="table">Its name in the document.</param>
    public static string Table(string table) => SqlNames.Join(table);

    /// <summary>The whole database as a text, for people and their own tools.</summary>
    /// <param name="services">The services of the project, bound.</param>
    /// <param name="others">The documents around them, bound.</param>
    /// <param name="dialect">The dialect.</param>
    public static string Write(IReadOnlyList<Service> services, IEnumerable<Service> others, SqlDialect dialect) =>
        $"begin;\n\n{string.Concat(Of(services, others, dialect).Select(part => part.Create.TrimEnd() + ";\n\n"))}commit;\n";
}
