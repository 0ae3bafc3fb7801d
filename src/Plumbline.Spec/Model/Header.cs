using Plumbline.Spec.Collections;

namespace Plumbline.Spec.Model;

/// <summary>A request header of every operation, or a header of one response.</summary>
public sealed record Header
{
    /// <summary>The header's name.</summary>
    public required string Name { get; init; }

    /// <summary>A string, an enum, or a list of those.</summary>
    public required TypeReference Type { get; init; }

    /// <summary>Always present.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>What clients send on their own.</summary>
    public string? Default { get; init; }

    /// <summary>GitHub-flavoured markdown.</summary>
    public string? Description { get; init; }

    /// <summary>Set when it must not be used any more.</summary>
    public Deprecation? Deprecation { get; init; }

    /// <summary>Words of our own and of others.</summary>
    public EquatableArray<ApiAttribute> Attributes { get; init; }
}
