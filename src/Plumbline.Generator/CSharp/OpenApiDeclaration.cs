using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.CSharp;

/// <summary>A served document's description as OpenAPI.</summary>
public sealed record OpenApiDeclaration
{
    /// <summary>What its file shares with others of the document.</summary>
    public required DocumentContext Context { get; init; }

    /// <summary>The class that holds it, e.g. <c>UserOpenApi</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The service, bound.</summary>
    public required Service Service { get; init; }

    /// <summary>The documents around it, bound.</summary>
    public EquatableArray<Service> Others { get; init; }

    /// <summary>The C# types of declared types, for the framework's own description; empty where the project does not write one.</summary>
    public EquatableArray<DescribedType> Types { get; init; }
}

/// <summary>The C# type of a declared type.</summary>
/// <param name="Namespace">The namespace of the document that declares it.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name in its document.</param>
/// <param name="IsPatch">Whether it is the companion that a PATCH takes.</param>
/// <param name="CSharp">The full name of the C# type.</param>
public sealed record DescribedType(string? Namespace, TypeKind Kind, string Name, bool IsPatch, string CSharp);
