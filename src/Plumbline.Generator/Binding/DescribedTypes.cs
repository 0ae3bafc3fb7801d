using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Binding;

/// <summary>The C# types that a served document's description may have a schema for.</summary>
internal static class DescribedTypes
{
    /// <summary>Those of the document first, then those of every other document around.</summary>
    /// <param name="project">Every document around.</param>
    /// <param name="document">The served document.</param>
    /// <param name="reached">Which types of them are emitted.</param>
    public static IEnumerable<DescribedType> Of(BoundProject project, BoundDocument document, ReachedTypes reached) =>
        project.Documents.Where(other => other != document).Prepend(document).SelectMany(d => Of(d, reached));

    private static IEnumerable<DescribedType> Of(BoundDocument document, ReachedTypes reached)
    {
        foreach (var type in document.Service.Enums.Where(t => reached.Has(document, TypeKind.Enum, t.Name)))
            yield return Of(document, TypeKind.Enum, type.Name);
        foreach (var type in document.Service.Unions.Where(t => reached.Has(document, TypeKind.Union, t.Name)))
            yield return Of(document, TypeKind.Union, type.Name);
        foreach (var type in document.Service.Models.Where(t => reached.Has(document, TypeKind.Model, t.Name)))
        {
            var model = Of(document, TypeKind.Model, type.Name);
            yield return model;
            if (document.PatchedModels.Contains(type.Name))
                yield return model with { IsPatch = true, CSharp = model.CSharp + "Patch" };
        }
    }

    private static DescribedType Of(BoundDocument document, TypeKind kind, string name) => new(
        document.Service.Namespace,
        kind,
        name,
        IsPatch: false,
        $"global::{document.Context.Namespace}.{(kind == TypeKind.Union ? "I" : "")}{document.Names.Find(kind, name)}");
}
