using Plumbline.Generator.CSharp;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Binding;

/// <summary>Declares models.</summary>
/// <param name="project">Every document around.</param>
/// <param name="document">The document that declares them.</param>
internal sealed class ModelBinder(BoundProject project, BoundDocument document)
{
    private readonly FieldBinder _fields = new(project, document);

    /// <summary>The declaration of a model.</summary>
    /// <param name="model">The model.</param>
    public ModelDeclaration Bind(ModelType model)
    {
        var name = document.Names.Find(TypeKind.Model, model.Name)!;
        var fields = Fields(model);
        var unions = document.UnionsOf(model.Name).ToList();
        var binder = new InterfaceBinder(project, document);
        var (interfaces, explicitProperties) = binder.Satisfied(model.Interfaces.Concat(unions.SelectMany(u => u.Interfaces)), fields);
        var merged = unions.SelectMany(u => binder.ExplicitOfMerged(u, fields));
        var memberships = Memberships(unions, model);
        var discriminated = memberships.FirstOrDefault(m => m.Discriminator is not null);
        var isPatched = document.PatchedModels.Contains(model.Name);
        return new()
        {
            Context = document.Context,
            Name = name,
            CodecName = name + "Json",
            DocumentName = model.Name,
            Description = model.Description,
            Deprecation = Declared.Deprecation(model.Deprecation),
            Fields = fields,
            Interfaces = interfaces,
            ExplicitProperties = explicitProperties.Concat(merged).ToEquatableArray(),
            Unions = memberships,
            Discriminator = discriminated?.Discriminator,
            DiscriminatorValue = discriminated?.Value,
            PatchName = isPatched ? name + "Patch" : null,
            PatchCodecName = isPatched ? name + "PatchJson" : null,
        };
    }

    /// <summary>Whether the fields of other models decide on a model's declaration: where a union that is also an interface wants the same of all members.</summary>
    /// <param name="model">The model.</param>
    public bool DependsOnOthers(ModelType model) =>
        document.Service.Interfaces.Count > 0 && document.UnionsOf(model.Name).Any(u => document.Service.Interfaces.Any(i => i.Name == u.Name));

    /// <summary>The declarations of a model's fields.</summary>
    /// <param name="model">The model.</param>
    public EquatableArray<FieldDeclaration> Fields(ModelType model) => _fields.Bind(model.Fields, document.Names.Find(TypeKind.Model, model.Name)!);

    private static bool IsMember(UnionMember member, ModelType model) =>
        BoundDocument.IsModel(member) && member.Type.Name == model.Name;

    // The unions around a union count too: their interfaces are the model's, and each wants its own writing.
    private EquatableArray<UnionMembership> Memberships(List<UnionType> direct, ModelType model)
    {
        var result = new List<UnionMembership>();
        foreach (var union in direct)
        {
            var value = union.Members.First(m => IsMember(m, model)).DiscriminatorValue;
            foreach (var around in UnionBinder.WithOuter(document.Service, union))
            {
                var name = $"global::{document.Context.Namespace}.I{document.Names.Find(TypeKind.Union, around.Name)}";
                if (!result.Exists(m => m.InterfaceName == name))
                    result.Add(new(name, around.Discriminator, value));
            }
        }

        return result.ToEquatableArray();
    }
}
