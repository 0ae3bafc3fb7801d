using Plumbline.Spec.Collections;

namespace Plumbline.Generator.CSharp;

/// <summary>The service documents of a project, for <c>AddPlumbline()</c> and <c>MapApi()</c>, which are emitted once per project.</summary>
public sealed record ServerDeclaration
{
    /// <summary><c>public</c> where every document's access is, otherwise <c>internal</c>.</summary>
    public required string Access { get; init; }

    /// <summary>The documents with role <c>service</c>, by file name.</summary>
    public EquatableArray<ServedDocument> Documents { get; init; }

    /// <summary>Whether a document declares the standard health check; otherwise <c>/_internal_/healthcheck</c> is mapped by default.</summary>
    public required bool HasHealthCheck { get; init; }

    /// <summary>What is registered for data and events; null where the documents have none, or no storage package is referenced.</summary>
    public StorageDeclaration? Storage { get; init; }

    /// <summary>Whether there is a page for people: Plumbline.Pages is referenced.</summary>
    public bool HasPages { get; init; }

    /// <summary>Whether ASP.NET Core's own OpenAPI package is referenced, and takes schemas from the documents' descriptions.</summary>
    public bool HasOpenApiSchemas { get; init; }

    /// <summary>The full names of the JSON resolvers of all documents, for who describes their types without reflection.</summary>
    public EquatableArray<string> Resolvers { get; init; }

    /// <summary>Whether the documents' namespaces become global usings.</summary>
    public bool HasGlobalUsings { get; init; }
}

/// <summary>A document that the project serves.</summary>
/// <param name="FileName">The document's file name, for comments.</param>
/// <param name="Namespace">The C# namespace of what is emitted from it.</param>
/// <param name="Stems">Its resources' stems in document order, e.g. <c>Users</c> for <c>MapUsersApi()</c>.</param>
/// <param name="OpenApi">Where its OpenAPI description is served, and the class that holds it; null where it is not.</param>
public sealed record ServedDocument(string FileName, string Namespace, EquatableArray<string> Stems, ServedOpenApi? OpenApi);

/// <summary>A served OpenAPI description.</summary>
/// <param name="Service">The service's name in its document.</param>
/// <param name="Path">The path, e.g. <c>/openapi.json</c>.</param>
/// <param name="Class">The full name of the class that holds it.</param>
public sealed record ServedOpenApi(string Service, string Path, string Class);
