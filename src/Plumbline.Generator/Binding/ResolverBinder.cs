using Plumbline.Generator.CSharp;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Binding;

/// <summary>Declares the JSON resolver of a document.</summary>
internal static class ResolverBinder
{
    /// <summary>The declaration of a document's resolver.</summary>
    /// <param name="project">Every document around.</param>
    /// <param name="document">The document.</param>
    /// <param name="reached">Which of its types are emitted.</param>
    public static ResolverDeclaration Bind(BoundProject project, BoundDocument document, ReachedTypes reached)
    {
        var types = new TypeUses(project, document);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return new()
        {
            Context = document.Context,
            Name = document.Names.ServiceStem + "ApiJson",
            Types = Own(document.Service).Where(t => reached.Has(document, t.Kind, t.Name)).Concat(Exchanged(document)).Select(types.Of)
                .Concat(Patched(document, reached).Select(m => Patch(types.Of(m))))
                .Where(t => seen.Add(t.Name))
                .ToEquatableArray(),
        };
    }

    private static IEnumerable<TypeReference> Own(Service service) =>
        service.Enums.Select(e => Local(e.Name, TypeKind.Enum))
            .Concat(service.Models.Select(m => Local(m.Name, TypeKind.Model)))
            .Concat(service.Unions.Select(u => Local(u.Name, TypeKind.Union)));

    private static IEnumerable<TypeReference> Patched(BoundDocument document, ReachedTypes reached) => document.Service.Models
        .Where(m => document.PatchedModels.Contains(m.Name) && reached.Has(document, TypeKind.Model, m.Name))
        .Select(m => Local(m.Name, TypeKind.Model));

    private static TypeUse Patch(TypeUse model) => model with { Name = model.Name + "Patch", Codec = model.Name + "PatchJson" };

    private static TypeReference Local(string name, TypeKind kind) => TypeReference.Named(name) with { Kind = kind };

    // Lists and maps that travel as a whole, where this project serves or calls what they travel in.
    private static IEnumerable<TypeReference> Exchanged(BoundDocument document) =>
        from resource in document.Context.Role == DocumentRole.Import ? default : document.Service.Resources
        from operation in resource.Operations
        from type in operation.Responses.Select(r => r.Type).Concat(operation.Body is { } body ? [body.Type] : Enumerable.Empty<TypeReference>())
            .Concat(operation.Parameters.Select(p => p.Type))
        where type.Shape != TypeShape.Named && type.Core.Kind is not (TypeKind.Unresolved or TypeKind.Interface)
        select type;
}
