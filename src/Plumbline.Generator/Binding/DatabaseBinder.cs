using Plumbline.Generator.CSharp;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Export.Sql;
using Plumbline.Spec.Naming;

namespace Plumbline.Generator.Binding;

/// <summary>Declares the database that the service documents of a project share, and what is registered for it.</summary>
internal static class DatabaseBinder
{
    /// <summary>The class that holds the schema.</summary>
    private const string ClassName = "PlumblineDatabase";

    /// <summary>The database's schema.</summary>
    /// <param name="project">Every document around.</param>
    /// <param name="stored">The service documents, where a storage package is referenced.</param>
    /// <returns>Null where no document keeps or consumes anything.</returns>
    public static DatabaseDeclaration? Bind(BoundProject project, IReadOnlyList<BoundDocument> stored)
    {
        if (Owner(stored) is not { } owner)
            return null;

        var services = stored.Select(d => d.Service).ToList();
        var others = project.Documents.Except(stored).Select(d => d.Service).ToList();
        return new()
        {
            Context = owner.Context,
            Service = StreamNaming.Service(owner.Service),
            Version = "v" + StreamNaming.Major(owner.Service).ToString(System.Globalization.CultureInfo.InvariantCulture),
            Scripts = Dialects(project.Options.Providers)
                .Select(dialect => new ScriptDeclaration(dialect.ToString(), SqlSchema.Of(services, others, dialect).ToEquatableArray()))
                .ToEquatableArray(),
        };
    }

    /// <summary>What is registered for the database.</summary>
    /// <param name="project">Every document around.</param>
    /// <param name="stored">The service documents, where a storage package is referenced.</param>
    /// <param name="tables">Their tables.</param>
    /// <param name="producers">Their producers.</param>
    /// <returns>Null where no document keeps or consumes anything.</returns>
    public static StorageDeclaration? Register(
        BoundProject project, IReadOnlyList<BoundDocument> stored, IReadOnlyList<TableDeclaration> tables, IReadOnlyCollection<ProducerDeclaration> producers)
    {
        if (Owner(stored) is not { } owner)
            return null;

        return new()
        {
            Database = $"global::{owner.Context.Namespace}.{ClassName}",
            Providers = Dialects(project.Options.Providers).Select(dialect => dialect.ToString()).ToEquatableArray(),
            Stores = tables.Select(t => $"global::{t.Context.Namespace}.{t.Stem}Store").ToEquatableArray(),
            HasJournal = tables.Any(t => t.HasJournal),
            Producers = producers.Select(Use).ToEquatableArray(),
            Replicas = tables.Where(t => t.IsReadOnly).Select(t => $"global::{t.Context.Namespace}.{t.Stem}Consumer").ToEquatableArray(),
            HasStreams = producers.Count > 0 || stored.Any(Consumes),
            HasConsumers = stored.Any(Consumes),
            HasRabbitMq = project.Options.Providers.HasRabbitMq,
        };
    }

    private static ProducerUse Use(ProducerDeclaration producer) => new(
        $"global::{producer.Context.Namespace}.{producer.Name}",
        producer.Events.Where(e => e.Enricher is not null).Select(e => $"global::{producer.Context.Namespace}.{e.Enricher}").ToEquatableArray());

    private static BoundDocument? Owner(IReadOnlyList<BoundDocument> stored) =>
        stored.FirstOrDefault(d => Consumes(d) || d.Service.Models.Any(m => TableAttribute.Find(m.Attributes) is not null));

    private static bool Consumes(BoundDocument document) => ConsumesAttribute.FindAll(document.Service.Attributes).Count > 0;

    // What needs nothing installed comes first.
    private static IEnumerable<SqlDialect> Dialects(ProviderPackages providers)
    {
        if (providers.HasSqlite)
            yield return SqlDialect.Sqlite;

        if (providers.HasPostgreSql)
            yield return SqlDialect.PostgreSql;
    }
}
