using Plumbline.Spec.Collections;

namespace Plumbline.Generator.CSharp;

/// <summary>A model to emit: a sealed record and its codec.</summary>
public sealed record ModelDeclaration
{
    /// <summary>What its file shares with the document's others.</summary>
    public required DocumentContext Context { get; init; }

    /// <summary>The C# name, e.g. <c>UserForm</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The codec's simple name, e.g. <c>UserFormJson</c>.</summary>
    public required string CodecName { get; init; }

    /// <summary>The name in the document.</summary>
    public required string DocumentName { get; init; }

    /// <summary>The document's description.</summary>
    public string? Description { get; init; }

    /// <summary>The reason why it is deprecated (may be empty); null where it is not.</summary>
    public string? Deprecation { get; init; }

    /// <summary>The fields in document order.</summary>
    public EquatableArray<FieldDeclaration> Fields { get; init; }

    /// <summary>Interfaces from the document that it implements, as full C# names.</summary>
    public EquatableArray<string> Interfaces { get; init; }

    /// <summary>Interface properties that the model's own property of that field cannot implement by itself (name or nullability differ).</summary>
    public EquatableArray<ExplicitProperty> ExplicitProperties { get; init; }

    /// <summary>Unions that it is a member of, directly or through nested unions, each once.</summary>
    public EquatableArray<UnionMembership> Unions { get; init; }

    /// <summary>The discriminator it always carries on the wire; null where no discriminated union has it.</summary>
    public string? Discriminator { get; init; }

    /// <summary>The value of that discriminator.</summary>
    public string? DiscriminatorValue { get; init; }

    /// <summary>The companion for PATCH bodies, e.g. <c>UserFormPatch</c>; null where no PATCH takes this model.</summary>
    public string? PatchName { get; init; }

    /// <summary>The companion's codec; null where no PATCH takes this model.</summary>
    public string? PatchCodecName { get; init; }
}

/// <summary>A property to implement explicitly: <c>TypeName InterfaceName.PropertyName => FieldName;</c>.</summary>
/// <param name="InterfaceName">The interface's full C# name.</param>
/// <param name="TypeName">The property's C# type, with its nullable mark.</param>
/// <param name="PropertyName">The interface's property.</param>
/// <param name="FieldName">The model's property.</param>
public sealed record ExplicitProperty(string InterfaceName, string TypeName, string PropertyName, string FieldName);

/// <summary>A union that a type is a member of, directly or through nested unions.</summary>
/// <param name="InterfaceName">The union's full C# name.</param>
/// <param name="Discriminator">The discriminator; null for an undiscriminated union.</param>
/// <param name="Value">The discriminator's value, or the key in an undiscriminated union; of the leaf, since nested unions flatten.</param>
public sealed record UnionMembership(string InterfaceName, string? Discriminator, string Value);

/// <summary>A field to emit: one property.</summary>
public sealed record FieldDeclaration
{
    /// <summary>The property's C# name.</summary>
    public required string Name { get; init; }

    /// <summary>A C# local or parameter name derived from it, escaped where it is a keyword.</summary>
    public required string LocalName { get; init; }

    /// <summary>The name on the wire.</summary>
    public required string WireName { get; init; }

    /// <summary>The type.</summary>
    public required TypeUse Type { get; init; }

    /// <summary>Always present on the wire.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>The default as a C# expression of the property's type; null where there is none.</summary>
    public string? Default { get; init; }

    /// <summary>The default as the document writes it, for docs; null where there is none.</summary>
    public string? DefaultText { get; init; }

    /// <summary>What the value must satisfy.</summary>
    public required Constraints Constraints { get; init; }

    /// <summary>The document's description.</summary>
    public string? Description { get; init; }

    /// <summary>The document's example.</summary>
    public string? Example { get; init; }

    /// <summary>The reason why it is deprecated (may be empty); null where it is not.</summary>
    public string? Deprecation { get; init; }

    /// <summary>Redacted in <c>ToString()</c>.</summary>
    public bool IsPersonalData { get; init; }

    /// <summary>Whether the property's type has no nullable mark: the value is always there.</summary>
    public bool IsAlwaysPresent => IsRequired || Default is not null;

    /// <summary>Whether nobody can leave it out: required, and without a default that would stand in for it.</summary>
    public bool MustBeGiven => IsRequired && Default is null;
}
