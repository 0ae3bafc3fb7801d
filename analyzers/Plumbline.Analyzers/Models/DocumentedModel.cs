using Plumbline.Analyzers.Documents;
using Plumbline.Generator.Binding;
using Plumbline.Generator.CSharp;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;

namespace Plumbline.Analyzers.Models;

/// <summary>A model that hand-written code names.</summary>
/// <param name="Model">The model.</param>
/// <param name="Document">Its document.</param>
/// <param name="Fields">Its fields with their C# names and types.</param>
/// <param name="Place">Where it stands; null where a referenced assembly has it.</param>
internal sealed record DocumentedModel(ModelType Model, BoundDocument Document, EquatableArray<FieldDeclaration> Fields, DocumentPlace? Place)
{
    private const string Separator = ".models.";

    /// <summary>The emitted record's simple name.</summary>
    public string CodeName => Document.Names.Find(TypeKind.Model, Model.Name) ?? Model.Name;

    /// <summary>The emitted record's full name, as declarations write types.</summary>
    public string FullCodeName => $"global::{Document.Context.Namespace}.{CodeName}";

    /// <summary>Where a field stands.</summary>
    /// <param name="field">The field.</param>
    public DocumentPlace? PlaceOf(FieldDeclaration field) => Place is null ? null : Place with { Path = Place.Path.Item("fields", Fields.ToList().IndexOf(field)) };

    /// <summary>The models of a name.</summary>
    /// <param name="documents">The project's documents.</param>
    /// <param name="name">The simple or the qualified name.</param>
    /// <returns>None, one, or several where the simple name is that of several documents.</returns>
    public static IReadOnlyList<DocumentedModel> Find(ProjectDocuments documents, string name)
    {
        var cut = name.IndexOf(Separator, StringComparison.Ordinal);
        if (cut < 0)
            return [.. documents.Project.Documents.Select(document => Find(documents, document, name)).OfType<DocumentedModel>()];

        return documents.Project.Find(name.Substring(0, cut)) is { } owner && Find(documents, owner, name.Substring(cut + Separator.Length)) is { } found ? [found] : [];
    }

    /// <summary>The names of all models that code may stand for.</summary>
    /// <param name="documents">The project's documents.</param>
    public static IEnumerable<string> Names(ProjectDocuments documents) => documents.Project.Documents.SelectMany(d => d.Service.Models).Select(m => m.Name);

    private static DocumentedModel? Find(ProjectDocuments documents, BoundDocument document, string name)
    {
        for (var i = 0; i < document.Service.Models.Count; i++)
        {
            var model = document.Service.Models[i];
            if (model.Name != name)
                continue;

            var place = documents.Find(document.Path) is { } read ? new DocumentPlace(read, NodePath.Root.Item("models", i)) : null;
            return new(model, document, new ModelBinder(documents.Project, document).Fields(model), place);
        }

        return null;
    }
}
