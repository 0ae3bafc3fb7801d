using Plumbline.Spec.Collections;

namespace Plumbline.Generator.CSharp;

/// <summary>What hands another service's events to the project's code.</summary>
public sealed record ConsumerDeclaration
{
    /// <summary>What its files share with those of the consuming document.</summary>
    public required DocumentContext Context { get; init; }

    /// <summary><c>internal</c> or <c>public</c>: what both documents allow.</summary>
    public required string Access { get; init; }

    /// <summary>The stem, e.g. <c>UserEvent</c> of <c>IUserEventHandler</c>.</summary>
    public required string Stem { get; init; }

    /// <summary>The plural stem, e.g. <c>UserEvents</c> of <c>AddUserEvents</c>.</summary>
    public required string Plural { get; init; }

    /// <summary>The union's qualified name in its document.</summary>
    public required string DocumentName { get; init; }

    /// <summary>Where the events come from.</summary>
    public required StreamDeclaration Stream { get; init; }

    /// <summary>The consuming service's part of names, under which it reads: <c>order</c>.</summary>
    public required string Group { get; init; }

    /// <summary>The union's C# interface and codec.</summary>
    public required TypeUse Union { get; init; }

    /// <summary>The full name of the record for members that the document does not know.</summary>
    public required string UnknownType { get; init; }

    /// <summary>The members, those of nested unions included.</summary>
    public EquatableArray<ConsumedMember> Members { get; init; }
}

/// <summary>A member that a handler has a method for.</summary>
/// <param name="Type">Its full C# name.</param>
/// <param name="ParameterName">The parameter that takes it.</param>
/// <param name="Discriminator">Its discriminator.</param>
/// <param name="Description">The document's description.</param>
public sealed record ConsumedMember(string Type, string ParameterName, string Discriminator, string? Description);
