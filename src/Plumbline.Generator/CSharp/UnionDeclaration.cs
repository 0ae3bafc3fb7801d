using Plumbline.Spec.Collections;

namespace Plumbline.Generator.CSharp;

/// <summary>A union to emit: a closed interface, wrappers for members that are no local models, the unknown case, and its codec.</summary>
public sealed record UnionDeclaration
{
    /// <summary>What its file shares with the document's others.</summary>
    public required DocumentContext Context { get; init; }

    /// <summary>The interface's C# name, e.g. <c>IUserEvent</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The codec's simple name, e.g. <c>UserEventJson</c>.</summary>
    public required string CodecName { get; init; }

    /// <summary>The record that keeps what this document does not know, e.g. <c>UnknownUserEvent</c>.</summary>
    public required string UnknownName { get; init; }

    /// <summary>The name in the document.</summary>
    public required string DocumentName { get; init; }

    /// <summary>The document's description.</summary>
    public string? Description { get; init; }

    /// <summary>The reason why it is deprecated (may be empty); null where it is not.</summary>
    public string? Deprecation { get; init; }

    /// <summary>The discriminator; null for an undiscriminated union.</summary>
    public string? Discriminator { get; init; }

    /// <summary>The direct members in document order.</summary>
    public EquatableArray<UnionMemberDeclaration> Members { get; init; }

    /// <summary>Members with nested unions replaced by their leaves, outermost first, each discriminator value once.</summary>
    public EquatableArray<UnionLeaf> Leaves { get; init; }

    /// <summary>Unions that this one is a member of, directly or through others, each once.</summary>
    public EquatableArray<UnionMembership> Unions { get; init; }

    /// <summary>
    /// Properties of the document's interface of the same name, which this interface also is; empty unless every member is a model with
    /// those fields. The unknown case reads them from its raw JSON. (Other interfaces of a union are implemented by its members alone.)
    /// </summary>
    public EquatableArray<FieldDeclaration> Properties { get; init; }
}

/// <summary>A direct member of a union.</summary>
public sealed record UnionMemberDeclaration
{
    /// <summary>The C# type that implements the union: a model, a wrapper, or a nested union's interface. Full name.</summary>
    public required string CaseType { get; init; }

    /// <summary>The wrapper's simple name where one is emitted (enum, primitive, imported type, list, map); otherwise null.</summary>
    public string? WrapperName { get; init; }

    /// <summary>The name of its parameter in <c>Match</c> and <c>Switch</c>, escaped where it is a keyword.</summary>
    public required string ParameterName { get; init; }

    /// <summary>The member's own type.</summary>
    public required TypeUse Type { get; init; }

    /// <summary>The discriminator's value, or the key in an undiscriminated union.</summary>
    public required string Value { get; init; }

    /// <summary>Read when the discriminator is absent.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The document's description.</summary>
    public string? Description { get; init; }

    /// <summary>The reason why it is deprecated (may be empty); null where it is not.</summary>
    public string? Deprecation { get; init; }
}

/// <summary>A leaf of a union: what can stand on the wire.</summary>
public sealed record UnionLeaf
{
    /// <summary>The discriminator's value, or the key in an undiscriminated union.</summary>
    public required string Value { get; init; }

    /// <summary>The leaf's own type.</summary>
    public required TypeUse Type { get; init; }

    /// <summary>The wrapper's full C# name where the leaf is wrapped; otherwise null.</summary>
    public string? WrapperName { get; init; }

    /// <summary>Keys of nested undiscriminated unions around it, outermost first; accepted on reading, not written.</summary>
    public EquatableArray<string> Path { get; init; }

    /// <summary>Read when the discriminator is absent.</summary>
    public bool IsDefault { get; init; }
}
