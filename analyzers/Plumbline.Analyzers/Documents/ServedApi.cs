using Microsoft.CodeAnalysis;
using Plumbline.Generator.Binding;
using Plumbline.Generator.CSharp;
using Plumbline.Generator.Emit;
using Plumbline.Generator.Pipeline;
using Plumbline.Spec.Reading;

namespace Plumbline.Analyzers.Documents;

/// <summary>What a project serves by its documents, with the C# names that code uses for it.</summary>
internal sealed class ServedApi
{
    private ServedApi(IReadOnlyList<ServedResource> resources) => Resources = resources;

    /// <summary>The resources of all service documents.</summary>
    public IReadOnlyList<ServedResource> Resources { get; }

    /// <summary>Lists what is served.</summary>
    /// <param name="documents">The documents.</param>
    public static ServedApi Of(ProjectDocuments documents)
    {
        var result = new List<ServedResource>();
        foreach (var bound in documents.Project.Documents.Where(d => d.Context is { Role: DocumentRole.Service, HasAspNetCore: true }))
        {
            if (documents.Find(bound.Path) is { } read)
                result.AddRange(Serve(documents.Project, bound, read));
        }

        return new(result);
    }

    private static IEnumerable<ServedResource> Serve(BoundProject project, BoundDocument bound, ReadDocument read)
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
                new(read, path),
                [.. declaration.Operations.Select((operation, ordinal) => new ServedOperation(operation, new(read, path.Item("operations", ordinal))))]);
        }
    }
}

/// <summary>A served resource.</summary>
/// <param name="Declaration">What is emitted for it.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Operations">Its operations.</param>
internal sealed record ServedResource(ResourceDeclaration Declaration, DocumentPlace Place, IReadOnlyList<ServedOperation> Operations)
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

/// <summary>A served operation.</summary>
/// <param name="Declaration">What is emitted for it.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record ServedOperation(OperationDeclaration Declaration, DocumentPlace Place)
{
    /// <summary>Method and path as documents write them.</summary>
    public string Title => $"{Declaration.Method} {Declaration.Path}";
}
