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
}
