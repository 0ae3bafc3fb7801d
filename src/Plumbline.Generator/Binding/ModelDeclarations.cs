using Plumbline.Generator.CSharp;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Binding;

/// <summary>Declares the models of a document, anew only where they changed, or anything that decides on what they are in C#.</summary>
internal static class ModelDeclarations
{
    private static readonly Remembered<ModelSurroundings> s_memory = new();

    /// <summary>The declarations of models.</summary>
    /// <param name="project">Every document around.</param>
    /// <param name="around">What these documents declare.</param>
    /// <param name="document">The document that declares the models.</param>
    /// <param name="models">The models.</param>
    public static IEnumerable<ModelDeclaration> Of(
        BoundProject project, EquatableArray<DeclaredTypes> around, BoundDocument document, IReadOnlyList<ModelType> models)
    {
        var binder = new ModelBinder(project, document);
        var surroundings = s_memory.Known(new(document.Context, around), models);
        return models.Select(model => binder.DependsOnOthers(model) ? binder.Bind(model) : s_memory.Get(model, surroundings, binder.Bind));
    }
}

/// <summary>All that decides on a model's declaration besides the model.</summary>
/// <param name="Context">Its document's files.</param>
/// <param name="Documents">What the documents around declare, its own included.</param>
internal sealed record ModelSurroundings(DocumentContext Context, EquatableArray<DeclaredTypes> Documents);

/// <summary>What a model may see of a document: the names of everything, and all but the models' fields.</summary>
internal sealed record DeclaredTypes
{
    /// <summary>Its files.</summary>
    public required DocumentContext Context { get; init; }

    /// <summary>Its namespace as documents write it.</summary>
    public required string? Namespace { get; init; }

    /// <summary>The names of its types in C#, each behind its own name.</summary>
    public required EquatableArray<string> Names { get; init; }

    /// <summary>Its enums.</summary>
    public required EquatableArray<EnumType> Enums { get; init; }

    /// <summary>Its unions.</summary>
    public required EquatableArray<UnionType> Unions { get; init; }

    /// <summary>Its interfaces.</summary>
    public required EquatableArray<InterfaceType> Interfaces { get; init; }

    /// <summary>Which of its models a PATCH takes.</summary>
    public required EquatableArray<string> PatchedModels { get; init; }

    /// <summary>What a document declares.</summary>
    /// <param name="document">The document.</param>
    public static DeclaredTypes Of(BoundDocument document) => new()
    {
        Context = document.Context,
        Namespace = document.Service.Namespace,
        Names = Named(document, TypeKind.Enum, document.Service.Enums.Select(e => e.Name))
            .Concat(Named(document, TypeKind.Model, document.Service.Models.Select(m => m.Name)))
            .Concat(Named(document, TypeKind.Union, document.Service.Unions.Select(u => u.Name)))
            .Concat(Named(document, TypeKind.Interface, document.Service.Interfaces.Select(i => i.Name)))
            .ToEquatableArray(),
        Enums = document.Service.Enums,
        Unions = document.Service.Unions,
        Interfaces = document.Service.Interfaces,
        PatchedModels = document.PatchedModels.OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray(),
    };

    private static IEnumerable<string> Named(BoundDocument document, TypeKind kind, IEnumerable<string> names) =>
        names.SelectMany(name => (string[])[name, document.Names.Find(kind, name)!]);
}
