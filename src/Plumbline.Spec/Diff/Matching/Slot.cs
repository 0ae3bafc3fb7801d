using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>What a typed place is.</summary>
internal enum SlotKind
{
    /// <summary>A field of a model.</summary>
    Field,

    /// <summary>A field that every event has, of a model that is an event.</summary>
    EnvelopeField,

    /// <summary>A parameter of an operation.</summary>
    Parameter,

    /// <summary>A request header of the whole service.</summary>
    RequestHeader,

    /// <summary>A header of an answer.</summary>
    ResponseHeader,

    /// <summary>The body of an operation.</summary>
    Body,

    /// <summary>The body of an answer.</summary>
    Response,

    /// <summary>A member of a union.</summary>
    Member,
}

/// <summary>A typed place of one document, whatever it is: rules about types, defaults and limits look at all of them alike.</summary>
internal sealed record Slot
{
    public required string Name { get; init; }

    public required TypeReference Type { get; init; }

    public required NodePath Place { get; init; }

    public bool IsRequired { get; init; } = true;

    public string? Default { get; init; }

    public long? Minimum { get; init; }

    public long? Maximum { get; init; }

    public ParameterLocation? Location { get; init; }

    public Deprecation? Deprecation { get; init; }

    public EquatableArray<ApiAttribute> Attributes { get; init; }

    public EquatableArray<string> Annotations { get; init; }

    /// <summary>Whether the default is what clients write (headers), not what a reader fills in (all others).</summary>
    public bool IsDefaultWritten { get; init; }

    /// <summary>Whether a writer cannot leave it out: it is required, and no default stands in.</summary>
    public bool IsMandatory => IsRequired && (Default is null || IsDefaultWritten);

    /// <summary>Whether it is written as plain text.</summary>
    public bool IsText => Location is ParameterLocation.Path or ParameterLocation.Query or ParameterLocation.Header;

    public static Slot Of(Field field, NodePath place) => new()
    {
        Name = field.Name,
        Type = field.Type,
        Place = place,
        IsRequired = field.IsRequired,
        Default = field.Default,
        Minimum = field.Minimum,
        Maximum = field.Maximum,
        Deprecation = field.Deprecation,
        Attributes = field.Attributes,
        Annotations = field.Annotations,
    };

    public static Slot Of(Parameter parameter, NodePath place) => new()
    {
        Name = parameter.Name,
        Type = parameter.Type,
        Place = place,
        IsRequired = parameter.IsRequired,
        Default = parameter.Default,
        Minimum = parameter.Minimum,
        Maximum = parameter.Maximum,
        Location = parameter.Location,
        Deprecation = parameter.Deprecation,
        Attributes = parameter.Attributes,
    };

    public static Slot Of(Header header, NodePath place) => new()
    {
        Name = header.Name,
        Type = header.Type,
        Place = place,
        IsRequired = header.IsRequired,
        Default = header.Default,
        Location = ParameterLocation.Header,
        IsDefaultWritten = true,
        Deprecation = header.Deprecation,
        Attributes = header.Attributes,
    };

    public static Slot Of(string name, TypeReference type, NodePath place) => new() { Name = name, Type = type, Place = place };
}
