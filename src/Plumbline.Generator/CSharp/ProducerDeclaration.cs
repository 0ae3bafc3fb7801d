using Plumbline.Spec.Collections;

namespace Plumbline.Generator.CSharp;

/// <summary>What makes events of a table's journal records.</summary>
public sealed record ProducerDeclaration
{
    /// <summary>What its file shares with the document's others.</summary>
    public required DocumentContext Context { get; init; }

    /// <summary>The simple name of the class, e.g. <c>UserEventProducer</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The union's name in the document.</summary>
    public required string DocumentName { get; init; }

    /// <summary>Where the events go.</summary>
    public required StreamDeclaration Stream { get; init; }

    /// <summary>The union's C# interface and codec.</summary>
    public required TypeUse Union { get; init; }

    /// <summary>The table in SQL.</summary>
    public required string TableName { get; init; }

    /// <summary>Its journal in PostgreSQL, without the schema.</summary>
    public required string PostgreSqlJournal { get; init; }

    /// <summary>Its journal in SQLite.</summary>
    public required string SqliteJournal { get; init; }

    /// <summary>The full name of the class that reads rows, e.g. <c>global::Io.Example.UserV0.UserTable</c>.</summary>
    public required string TableClass { get; init; }

    /// <summary>The rows' model.</summary>
    public required TypeUse Row { get; init; }

    /// <summary>The events.</summary>
    public EquatableArray<EventDeclaration> Events { get; init; }
}

/// <summary>An event that a producer makes.</summary>
public sealed record EventDeclaration
{
    /// <summary>Its discriminator, or its key in a union without one.</summary>
    public required string Discriminator { get; init; }

    /// <summary>The event's full C# name.</summary>
    public required string Type { get; init; }

    /// <summary>The name of its model in the document.</summary>
    public required string DocumentName { get; init; }

    /// <summary>The journal's operations that it tells of: members of <c>Plumbline.Events.JournalOperation</c>.</summary>
    public EquatableArray<string> Operations { get; init; }

    /// <summary>Its properties' values, as initialisers over <c>row</c> and <c>record</c>: <c>User = row</c>.</summary>
    public EquatableArray<string> Values { get; init; }

    /// <summary>The simple name of the interface that the service implements to make this event; null where the row and the journal have all of it.</summary>
    public string? Enricher { get; init; }

    /// <summary>The key that keeps events in order, as an expression over <c>made</c>, the event; null for the row's key.</summary>
    public string? PartitionKey { get; init; }
}
