using Plumbline.Spec.Collections;
using Plumbline.Spec.Export.Sql;

namespace Plumbline.Generator.CSharp;

/// <summary>The schema of the project's database.</summary>
public sealed record DatabaseDeclaration
{
    /// <summary>What its file shares with those of the first document that keeps data.</summary>
    public required DocumentContext Context { get; init; }

    /// <summary>The owner's name: the service's part of stream names.</summary>
    public required string Service { get; init; }

    /// <summary>The document's major version, e.g. <c>v0</c>.</summary>
    public required string Version { get; init; }

    /// <summary>What to create, one script per referenced package.</summary>
    public EquatableArray<ScriptDeclaration> Scripts { get; init; }
}

/// <summary>What to create in one dialect.</summary>
/// <param name="Dialect">A member of <c>Plumbline.Data.SqlDialect</c>.</param>
/// <param name="Objects">The parts, in order.</param>
public sealed record ScriptDeclaration(string Dialect, EquatableArray<SqlObject> Objects);

/// <summary>What <c>AddPlumbline()</c> registers for data and events.</summary>
public sealed record StorageDeclaration
{
    /// <summary>The full name of the class that holds the schema.</summary>
    public required string Database { get; init; }

    /// <summary>The packages that can keep the data: members of <c>Plumbline.Data.SqlDialect</c>, the default first.</summary>
    public EquatableArray<string> Providers { get; init; }

    /// <summary>The stores' full names.</summary>
    public EquatableArray<string> Stores { get; init; }

    /// <summary>Whether changes of a table are journaled.</summary>
    public required bool HasJournal { get; init; }

    /// <summary>What makes events.</summary>
    public EquatableArray<ProducerUse> Producers { get; init; }

    /// <summary>The full names of what keeps replicas.</summary>
    public EquatableArray<string> Replicas { get; init; }

    /// <summary>Whether the documents publish or consume anything.</summary>
    public required bool HasStreams { get; init; }

    /// <summary>Whether the documents consume anything.</summary>
    public required bool HasConsumers { get; init; }

    /// <summary>Whether events can travel by RabbitMQ.</summary>
    public required bool HasRabbitMq { get; init; }
}

/// <summary>A producer to register.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Enrichers">The full names of the interfaces that its constructor takes, in order.</param>
public sealed record ProducerUse(string Name, EquatableArray<string> Enrichers);
