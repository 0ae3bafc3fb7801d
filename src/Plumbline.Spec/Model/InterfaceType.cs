using Plumbline.Spec.Collections;

namespace Plumbline.Spec.Model;

/// <summary>An interface: fields that models promise to have.</summary>
public sealed record InterfaceType
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

    /// <summary>The promised fields.</summary>
    public EquatableArray<Field> Fields { get; init; }
}
