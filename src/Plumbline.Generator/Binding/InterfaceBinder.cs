using Plumbline.Generator.CSharp;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Binding;

/// <summary>Declares interfaces, and finds out which of them a model really satisfies.</summary>
/// <param name="project">Every document around.</param>
/// <param name="document">The document that declares or lists them.</param>
internal sealed class InterfaceBinder(BoundProject project, BoundDocument document)
{
    /// <summary>The declaration of an interface.</summary>
    /// <param name="type">The interface; not one that a union of its own name absorbs.</param>
    public InterfaceDeclaration Bind(InterfaceType type) => new()
    {
        Context = document.Context,
        Name = SimpleName(document, type),
        DocumentName = type.Name,
        Description = type.Description,
        Deprecation = Declared.Deprecation(type.Deprecation),
        Properties = Properties(document, type),
    };

    /// <summary>The C# interfaces that a set of fields satisfies, and what of them must be implemented explicitly.</summary>
    /// <param name="listed">The interfaces that the document lists.</param>
    /// <param name="fields">The fields of the model.</param>
    public (EquatableArray<string> Interfaces, EquatableArray<ExplicitProperty> Explicit) Satisfied(
        IEnumerable<TypeReference> listed, EquatableArray<FieldDeclaration> fields)
    {
        var interfaces = new List<string>();
        var explicitProperties = new List<ExplicitProperty>();
        foreach (var type in listed)
        {
            if (Find(type) is not { } found)
                continue;

            var name = $"global::{found.Document.Context.Namespace}.{SimpleName(found.Document, found.Interface)}";
            if (interfaces.Contains(name) || Implement(name, Properties(found.Document, found.Interface), fields) is not { } properties)
                continue;

            interfaces.Add(name);
            explicitProperties.AddRange(properties);
        }

        return (interfaces.ToEquatableArray(), explicitProperties.ToEquatableArray());
    }

    /// <summary>Properties that a union interface takes over from the document's interface of its own name.</summary>
    /// <param name="union">The union.</param>
    public EquatableArray<FieldDeclaration> Merged(UnionType union)
    {
        var own = document.Service.Interfaces.FirstOrDefault(i => i.Name == union.Name);
        if (own is null)
            return default;

        var properties = Properties(document, own);
        var models = new ModelBinder(project, document);
        foreach (var member in union.Members)
        {
            var model = document.Service.Models.FirstOrDefault(m => !TypeNames.IsWrapped(member.Type) && m.Name == member.Type.Name);
            if (model is null || Implement("", properties, models.Fields(model)) is null)
                return default;
        }

        return properties;
    }

    /// <summary>What of a union that is also an interface a member model must implement explicitly.</summary>
    /// <param name="union">The union.</param>
    /// <param name="fields">The model's fields.</param>
    public IEnumerable<ExplicitProperty> ExplicitOfMerged(UnionType union, EquatableArray<FieldDeclaration> fields) => Implement(
        $"global::{document.Context.Namespace}.I{document.Names.Find(TypeKind.Union, union.Name)}", Merged(union), fields) ?? [];

    private static string SimpleName(BoundDocument owner, InterfaceType type) => "I" + owner.Names.Find(TypeKind.Interface, type.Name);

    // Null where a field is missing or of another type: a validity rule reports that, and the interface is left out.
    private static List<ExplicitProperty>? Implement(
        string interfaceName, EquatableArray<FieldDeclaration> properties, EquatableArray<FieldDeclaration> fields)
    {
        var result = new List<ExplicitProperty>();
        foreach (var property in properties.Where(p => !p.Type.IsUnit))
        {
            var field = fields.FirstOrDefault(f => f.WireName == property.WireName);
            if (field is null || field.Type.Name != property.Type.Name || (property.IsAlwaysPresent && !field.IsAlwaysPresent))
                return null;

            if (field.Name != property.Name || field.IsAlwaysPresent != property.IsAlwaysPresent)
            {
                var typeName = property.IsAlwaysPresent ? property.Type.Name : property.Type.NullableName;
                result.Add(new(interfaceName, typeName, property.Name, field.Name));
            }
        }

        return result;
    }

    private EquatableArray<FieldDeclaration> Properties(BoundDocument owner, InterfaceType type) =>
        new FieldBinder(project, owner).Bind(type.Fields, SimpleName(owner, type));

    private (BoundDocument Document, InterfaceType Interface)? Find(TypeReference type)
    {
        var owner = type.Namespace is null ? document : project.Find(type.Namespace);
        var found = owner?.Service.Interfaces.FirstOrDefault(i => i.Name == type.Name);

        // An interface that a union absorbed is implemented through the union.
        return found is null || owner!.Service.Unions.Any(u => u.Name == found.Name) ? null : (owner, found);
    }
}
