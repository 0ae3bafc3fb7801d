using Plumbline.Spec.Collections;

namespace Plumbline.Spec.Model;

/// <summary>A model.</summary>
public sealed record ModelType
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

    /// <summary>The fields, in document order, template fields behind the model's own.</summary>
    public EquatableArray<Field> Fields { get; init; }

    /// <summary>The interfaces it satisfies.</summary>
    public EquatableArray<TypeReference> Interfaces { get; init; }
}

/// <summary>A field of a model or interface.</summary>
public sealed record Field
{
    /// <summary>The name on the wire.</summary>
    public required string Name { get; init; }

    /// <summary>The type.</summary>
    public required TypeReference Type { get; init; }

    /// <summary>Always present on the wire.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>The default as text: strings trimmed, lists and maps as JSON, enums by value name; null where there is none.</summary>
    public string? Default { get; init; }

    /// <summary>Least value of a number, length of a string, or count of a list.</summary>
    public long? Minimum { get; init; }

    /// <summary>Greatest value of a number, length of a string, or count of a list.</summary>
    public long? Maximum { get; init; }

    /// <summary>An example, for documentation.</summary>
    public string? Example { get; init; }

    /// <summary>GitHub-flavoured markdown.</summary>
    public string? Description { get; init; }

    /// <summary>Set when it must not be used any more.</summary>
    public Deprecation? Deprecation { get; init; }

    /// <summary>Words of our own and of others.</summary>
    public EquatableArray<ApiAttribute> Attributes { get; init; }

    /// <summary>Names of annotations, e.g. <c>personal_data</c>.</summary>
    public EquatableArray<string> Annotations { get; init; }
}
