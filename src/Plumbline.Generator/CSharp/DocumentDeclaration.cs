using Plumbline.Spec.Collections;

namespace Plumbline.Generator.CSharp;

/// <summary>What is emitted once per document for the types of it: the JSON resolver.</summary>
public sealed record ResolverDeclaration
{
    /// <summary>What its file shares with the document's others.</summary>
    public required DocumentContext Context { get; init; }

    /// <summary>The simple name, e.g. <c>UserApiJson</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The document's types, what PATCH takes, and the lists and maps that its bodies, parameters and answers are made of; each C# type once.</summary>
    public EquatableArray<TypeUse> Types { get; init; }
}

/// <summary>What is emitted once per document for callers: the client that holds one part per resource.</summary>
public sealed record ClientDeclaration
{
    /// <summary>What its file shares with the document's others.</summary>
    public required DocumentContext Context { get; init; }

    /// <summary>The document's description.</summary>
    public string? Description { get; init; }

    /// <summary>The stems of its resources, in document order, e.g. <c>Users</c>.</summary>
    public EquatableArray<string> Stems { get; init; }

    /// <summary>The service's version, for the user agent; null where the document has none.</summary>
    public string? Version { get; init; }

    /// <summary>The document's base address; null where it has none.</summary>
    public string? BaseUrl { get; init; }
}

/// <summary>The assembly attribute that publishes a document with its types.</summary>
public sealed record ContractDeclaration
{
    /// <summary>What its file shares with the document's others.</summary>
    public required DocumentContext Context { get; init; }

    /// <summary>The document's text, which a referencing project binds its own documents against.</summary>
    public required string DocumentText { get; init; }
}
