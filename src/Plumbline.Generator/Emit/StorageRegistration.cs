using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>Writes what <c>AddPlumbline()</c> registers for data and events: all of it by name, nothing by reflection.</summary>
internal static class StorageRegistration
{
    private const string Setting = "Plumbline:Storage:Provider";
    private const string Services = "global::Microsoft.Extensions.DependencyInjection.";
    private const string Required = Services + "ServiceProviderServiceExtensions.GetRequiredService";

    /// <summary>Writes the registrations.</summary>
    /// <param name="writer">In the method.</param>
    /// <param name="storage">What to register.</param>
    public static void Write(SourceWriter writer, StorageDeclaration storage)
    {
        writer.WriteLine($"var storage = builder.Configuration[{CSharpText.Literal(Setting)}];");
        for (var i = 0; i < storage.Providers.Count; i++)
        {
            var provider = storage.Providers[i];
            var isDefault = i == 0 ? "string.IsNullOrEmpty(storage) || " : "";
            writer.WriteLine($"{(i == 0 ? "" : "else ")}if ({isDefault}string.Equals(storage, {CSharpText.Literal(provider)}, global::System.StringComparison.OrdinalIgnoreCase))");
            using (writer.Indent())
                writer.WriteLine($"{Extension(provider)}(builder, {storage.Database}.Schema);");
        }

        writer.WriteLine("else");
        using (writer.Indent())
        {
            writer.WriteLine(
                $"throw new global::System.InvalidOperationException($\"The setting {Setting} is '{{storage}}', but this project has the packages for: {string.Join(", ", storage.Providers)}.\");");
        }

        writer.WriteLine();
        foreach (var store in storage.Stores)
        {
            writer.WriteLine(
                $"{Services}Extensions.ServiceCollectionDescriptorExtensions.TryAddSingleton(builder.Services, static services => new {store}({Required}<global::Plumbline.Data.Storage>(services)));");
        }

        foreach (var producer in storage.Producers)
        {
            var arguments = string.Join(", ", producer.Enrichers.Select(enricher => $"{Required}<{enricher}>(services)"));
            writer.WriteLine(
                $"{Services}ServiceCollectionServiceExtensions.AddSingleton<{EventTypes.Producer}>(builder.Services, static services => new {producer.Name}({arguments}));");
        }

        foreach (var replica in storage.Replicas)
            writer.WriteLine($"{Services}ServiceCollectionServiceExtensions.AddSingleton<{EventTypes.Consumer}>(builder.Services, new {replica}());");

        if (storage.HasStreams)
            WriteStreams(writer, storage);

        // After the streams, which it publishes to; also where nothing is published, as old records are removed all the same.
        if (storage.HasJournal)
            writer.WriteLine($"{EventTypes.Events}EventProducingExtensions.AddEventProducing(builder);");
    }

    private static void WriteStreams(SourceWriter writer, StorageDeclaration storage)
    {
        if (storage.HasRabbitMq)
            writer.WriteLine("global::Plumbline.RabbitMQ.RabbitMqStreamExtensions.AddRabbitMqStream(builder);");

        writer.WriteLine($"{EventTypes.Events}InMemoryStreamExtensions.AddInMemoryStream(builder);");
        if (storage.HasConsumers)
            writer.WriteLine($"{EventTypes.Events}EventConsumingExtensions.AddEventConsuming(builder);");
    }

    private static string Extension(string provider) => provider == "Sqlite"
        ? "global::Plumbline.Sqlite.SqliteStorageExtensions.AddSqliteStorage"
        : "global::Plumbline.PostgreSql.PostgreSqlStorageExtensions.AddPostgreSqlStorage";
}
