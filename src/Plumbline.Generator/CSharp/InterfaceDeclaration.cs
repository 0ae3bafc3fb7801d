using Plumbline.Spec.Collections;

namespace Plumbline.Generator.CSharp;

/// <summary>An interface to emit: get-only properties.</summary>
public sealed record InterfaceDeclaration
{
    /// <summary>What its file shares with the document's others.</summary>
    public required DocumentContext Context { get; init; }

    /// <summary>The C# name, e.g. <c>IPerson</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name in the document.</summary>
    public required string DocumentName { get; init; }

    /// <summary>The document's description.</summary>
    public string? Description { get; init; }

    /// <summary>The reason why it is deprecated (may be empty); null where it is not.</summary>
    public string? Deprecation { get; init; }

    /// <summary>The properties. A model whose property of that name differs in type or nullability implements it explicitly.</summary>
    public EquatableArray<FieldDeclaration> Properties { get; init; }
}
