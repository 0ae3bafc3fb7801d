using Microsoft.CodeAnalysis;
using Plumbline.Analyzers.Documents;
using Plumbline.Spec.Reading;

namespace Plumbline.Analyzers.Drift;

/// <summary>Finds the declaration that an emitted type came from.</summary>
internal static class DocumentNames
{
    /// <summary>The declaration of a union's interface or an enum's struct.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="type">The emitted type.</param>
    /// <returns>Null where it came from a referenced assembly.</returns>
    public static (string Name, DocumentPlace Place)? Find(ProjectDocuments documents, INamedTypeSymbol type)
    {
        var codeNamespace = type.ContainingNamespace.ToDisplayString();
        foreach (var bound in documents.Project.Documents.Where(d => d.Context.Namespace == codeNamespace))
        {
            if (documents.Find(bound.Path) is not { } read)
                continue;

            for (var i = 0; i < bound.Service.Unions.Count; i++)
            {
                var name = bound.Service.Unions[i].Name;
                if ("I" + bound.Names.Find(Spec.Model.TypeKind.Union, name) == type.Name)
                    return (name, new(read, NodePath.Root.Item("unions", i)));
            }

            for (var i = 0; i < bound.Service.Enums.Count; i++)
            {
                var name = bound.Service.Enums[i].Name;
                if (bound.Names.Find(Spec.Model.TypeKind.Enum, name) == type.Name)
                    return (name, new(read, NodePath.Root.Item("enums", i)));
            }
        }

        return null;
    }
}
