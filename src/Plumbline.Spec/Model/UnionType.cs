using Plumbline.Spec.Collections;

namespace Plumbline.Spec.Model;

/// <summary>A union: a value of one of several types.</summary>
public sealed record UnionType
{
    /// <summary>The name in the document.</summary>
    public required string Name { get; init; }

    /// <summary>The plural, given or derived.</summary>
    public required string Plural { get; init; }

    /// <summary>GitHub-flavoured markdown.</summary>
    public string? Description { get; init; }

    /// <summary>Set when it must not be used any more.</summary>
    public Deprecation? Deprecation { get; init; }

    /// <summary>Words of our own and of others.</summary>
    public EquatableArray<ApiAttribute> Attributes { get; init; }

    /// <summary>The interfaces that every member satisfies.</summary>
    public EquatableArray<TypeReference> Interfaces { get; init; }

    /// <summary>The JSON field that names the member; null for an undiscriminated union.</summary>
    public string? Discriminator { get; init; }

    /// <summary>The members, in document order.</summary>
    public EquatableArray<UnionMember> Members { get; init; }
}

/// <summary>One member of a union.</summary>
public sealed record UnionMember
{
    /// <summary>The member's type.</summary>
    public required TypeReference Type { get; init; }

    /// <summary>Its value of the discriminator, or its key in an undiscriminated union.</summary>
    public required string DiscriminatorValue { get; init; }

    /// <summary>Read when the discriminator is absent.</summary>
    public bool IsDefault { get; init; }

    /// <summary>GitHub-flavoured markdown.</summary>
    public string? Description { get; init; }

    /// <summary>Set when it must not be used any more.</summary>
    public Deprecation? Deprecation { get; init; }

    /// <summary>Words of our own and of others (the format's own normal form drops them).</summary>
    public EquatableArray<ApiAttribute> Attributes { get; init; }
}
