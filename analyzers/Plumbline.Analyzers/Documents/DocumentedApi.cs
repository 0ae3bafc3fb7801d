using Microsoft.CodeAnalysis;
using Plumbline.Generator.Binding;
using Plumbline.Generator.CSharp;
using Plumbline.Generator.Emit;
using Plumbline.Generator.Pipeline;
using Plumbline.Spec.Reading;

namespace Plumbline.Analyzers.Documents;

/// <summary>What a project serves, or calls, by its documents, with the C# names that code uses for it.</summary>
internal sealed class DocumentedApi
{
    private DocumentedApi(IReadOnlyList<DocumentedResource> resources) => Resources = resources;

    /// <summary>The resources of all documents of the role.</summary>
    public IReadOnlyList<DocumentedResource> Resources { get; }

    /// <summary>Lists the resources of the documents of a role.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="role">The role.</param>
    public static DocumentedApi Of(ProjectDocuments documents, DocumentRole role)
    {
        // Binding a project costs more than everything else; most have no document of any one role.
        var result = new List<DocumentedResource>();
        if (!documents.All.Any(d => d.Declared.Role == role))
            return new(result);

        foreach (var bound in documents.Project.Documents.Where(d => d.Context.Role == role && (role != DocumentRole.Service || d.Context.HasAspNetCore)))
        {
            if (documents.Find(bound.Path) is { } read)
                result.AddRange(Resolve(documents.Project, bound, read));
        }

        return new(result);
    }

    private static IEnumerable<DocumentedResource> Resolve(BoundProject project, BoundDocument bound, ReadDocument read)
    {
        var binder = new ResourceBinder(project, bound);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < bound.Service.Resources.Count; i++)
        {
            // A repeated resource is reported by a rule; the first one is emitted.
            if (!seen.Add(bound.Service.Resources[i].Type.ToString()))
                continue;

            var declaration = binder.Bind(bound.Service.Resources[i]);
            var path = NodePath.Root.Item("resources", i);
            yield return new(
                declaration,
                bound.Service.BaseUrl,
                new(read, path),
                [.. declaration.Operations.Select((operation, ordinal) => new DocumentedOperation(operation, new(read, path.Item("operations", ordinal))))]);
        }
    }
}

/// <summary>A resource.</summary>
/// <param name="Declaration">What is emitted for it.</param>
/// <param name="BaseUrl">Where the service lives; null where its document does not say.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Operations">Its operations.</param>
internal sealed record DocumentedResource(ResourceDeclaration Declaration, string? BaseUrl, DocumentPlace Place, IReadOnlyList<DocumentedOperation> Operations)
{
    /// <summary>The interface that a service implements, e.g. <c>IUsersApi</c>.</summary>
    public string InterfaceName => $"I{Declaration.Stem}Api";

    /// <summary>The method that maps it, e.g. <c>MapUsersApi</c>.</summary>
    public string MapName => $"Map{Declaration.Stem}Api";

    /// <summary>The method that registers its implementation, e.g. <c>AddUsersApi</c>.</summary>
    public string AddName => $"Add{Declaration.Stem}Api";

    /// <summary>The C# namespace of all three.</summary>
    public string Namespace => Declaration.Context.Namespace;

    /// <summary>Whether the emitted code brings an implementation that stands where the project gives none.</summary>
    public bool HasDefault => HealthEmitter.HasDefault(Declaration);

    /// <summary>Whether an interface is the one to implement.</summary>
    /// <param name="type">The interface.</param>
    public bool IsInterface(INamedTypeSymbol type) => type.Name == InterfaceName && type.ContainingNamespace.ToDisplayString() == Namespace;
}

/// <summary>An operation.</summary>
/// <param name="Declaration">What is emitted for it.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record DocumentedOperation(OperationDeclaration Declaration, DocumentPlace Place)
{
    /// <summary>Method and path as documents write them.</summary>
    public string Title => $"{Declaration.Method} {Declaration.Path}";
}
