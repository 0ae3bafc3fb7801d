using Plumbline.Spec.Collections;

namespace Plumbline.Spec.Model;

/// <summary>An enum.</summary>
public sealed record EnumType
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

    /// <summary>The values, in document order.</summary>
    public EquatableArray<EnumValue> Values { get; init; }
}

/// <summary>One value of an enum.</summary>
public sealed record EnumValue
{
    /// <summary>The name; what defaults in a document use.</summary>
    public required string Name { get; init; }

    /// <summary>The text on the wire: <c>value</c> where given, otherwise the name.</summary>
    public required string Text { get; init; }

    /// <summary>GitHub-flavoured markdown.</summary>
    public string? Description { get; init; }

    /// <summary>Set when it must not be used any more.</summary>
    public Deprecation? Deprecation { get; init; }

    /// <summary>Words of our own and of others (the format's own normal form drops them).</summary>
    public EquatableArray<ApiAttribute> Attributes { get; init; }
}
