using Plumbline.Spec.Collections;

namespace Plumbline.Generator.CSharp;

/// <summary>An enum to emit: an open record struct and its codec.</summary>
public sealed record EnumDeclaration
{
    /// <summary>What its file shares with the document's others.</summary>
    public required DocumentContext Context { get; init; }

    /// <summary>The C# name.</summary>
    public required string Name { get; init; }

    /// <summary>The codec's simple name.</summary>
    public required string CodecName { get; init; }

    /// <summary>The name in the document.</summary>
    public required string DocumentName { get; init; }

    /// <summary>The document's description.</summary>
    public string? Description { get; init; }

    /// <summary>The reason why it is deprecated (may be empty); null where it is not.</summary>
    public string? Deprecation { get; init; }

    /// <summary>The values in document order.</summary>
    public EquatableArray<EnumValueDeclaration> Values { get; init; }
}

/// <summary>A value of an enum to emit.</summary>
public sealed record EnumValueDeclaration
{
    /// <summary>The C# name of the static member and of the <c>Case</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name in the document.</summary>
    public required string DocumentName { get; init; }

    /// <summary>The text on the wire.</summary>
    public required string Text { get; init; }

    /// <summary>The document's description.</summary>
    public string? Description { get; init; }

    /// <summary>The reason why it is deprecated (may be empty); null where it is not.</summary>
    public string? Deprecation { get; init; }
}
