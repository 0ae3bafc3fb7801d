namespace Plumbline.Spec.Diff.Fingerprints;

/// <summary>What a project is to a document.</summary>
internal enum FingerprintRole
{
    /// <summary>It answers the document's operations and publishes its events.</summary>
    Service,

    /// <summary>It calls the document's operations.</summary>
    Client,

    /// <summary>It borrows the document's types, and no other document of it tells which.</summary>
    Import,

    /// <summary>It publishes the document's types to others.</summary>
    Contract,
}

/// <summary>One thing that a document says and that somebody can depend on, without its words.</summary>
internal sealed record DocumentFact
{
    /// <summary>What it is about, unique in a document: <c>field 'item.note'</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The namespace of the document that says it, its name where it has none.</summary>
    public required string Document { get; init; }

    /// <summary>What is said, in canonical text.</summary>
    public required string Value { get; init; }

    /// <summary>The subject that it is a part of; null for a whole.</summary>
    public string? Parent { get; init; }

    /// <summary>Whether those who knew the whole without this part must learn of it: a required field, an enum's value.</summary>
    public bool IsDemanding { get; init; }

    /// <summary>Whether the project is the one that keeps the promise, so that every part of it counts.</summary>
    public bool IsProduced { get; init; }
}
