using Plumbline.Spec.Model;

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
        return dialect == SqlDialect.Sqlite ? [.. SqliteTables.Of(tables)] : [.. PostgreSqlTables.Of(tables)];
    }

    /// <summary>The whole database as a text, for people and their own tools.</summary>
    /// <param name="services">The services of the project, bound.</param>
    /// <param name="others">The documents around them, bound.</param>
    /// <param name="dialect">The dialect.</param>
    public static string Write(IReadOnlyList<Service> services, IEnumerable<Service> others, SqlDialect dialect) =>
        string.Concat(Of(services, others, dialect).Select(part => part.Create.TrimEnd() + ";\n\n"));
}
