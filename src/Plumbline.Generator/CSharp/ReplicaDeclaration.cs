using Plumbline.Spec.Collections;

namespace Plumbline.Generator.CSharp;

/// <summary>A copy of another service's data: its row, its table, and what keeps it by events.</summary>
public sealed record ReplicaDeclaration
{
    /// <summary>The row.</summary>
    public required ModelDeclaration Row { get; init; }

    /// <summary>The table; nobody but the events writes it.</summary>
    public required TableDeclaration Table { get; init; }

    /// <summary>The union's qualified name in its document.</summary>
    public required string DocumentName { get; init; }

    /// <summary>Where the events come from.</summary>
    public required StreamDeclaration Stream { get; init; }

    /// <summary>The consuming service's part of names, under which it reads.</summary>
    public required string Group { get; init; }

    /// <summary>The union's C# interface and codec.</summary>
    public required TypeUse Union { get; init; }

    /// <summary>The full name of the record for members that the document does not know.</summary>
    public required string UnknownType { get; init; }

    /// <summary>The full C# name of the publisher's model.</summary>
    public required string SourceType { get; init; }

    /// <summary>The copied properties.</summary>
    public EquatableArray<CopiedProperty> Properties { get; init; }

    /// <summary>The events that change the replica.</summary>
    public EquatableArray<ReplicaEvent> Events { get; init; }
}

/// <summary>An event that changes a replica.</summary>
/// <param name="Type">Its full C# name.</param>
/// <param name="Source">The publisher's row as an expression over <c>value</c>; null where the event deletes the row.</param>
/// <param name="Key">The key as an expression over <c>value</c>.</param>
public sealed record ReplicaEvent(string Type, string? Source, string Key);

/// <summary>A property of the publisher's model and the replica's property that takes it.</summary>
/// <param name="From">The publisher's.</param>
/// <param name="To">The replica's.</param>
public sealed record CopiedProperty(string From, string To);
