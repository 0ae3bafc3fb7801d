using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>The types of both documents, matched.</summary>
internal sealed class TypePairs(Service before, Service after)
{
    public TypeMatch<EnumType> Enums { get; } =
        new(before.Enums, after.Enums, "enums", type => type.Name, type => type.Values.Select(value => value.Text));

    public TypeMatch<InterfaceType> Interfaces { get; } =
        new(before.Interfaces, after.Interfaces, "interfaces", type => type.Name, type => Traits(type.Fields));

    public TypeMatch<ModelType> Models { get; } =
        new(before.Models, after.Models, "models", type => type.Name, type => Traits(type.Fields));

    public TypeMatch<UnionType> Unions { get; } =
        new(before.Unions, after.Unions, "unions", type => type.Name, type => type.Members.Select(member => member.DiscriminatorValue));

    /// <summary>Whether two named references stand for one declared type.</summary>
    public bool AreSame(TypeReference old, TypeReference now)
    {
        if (old.Kind != now.Kind || old.Namespace != now.Namespace)
            return false;

        if (old.Namespace is not null || old.Kind is TypeKind.Primitive or TypeKind.Unresolved)
            return old.Name == now.Name;

        return old.Kind switch
        {
            TypeKind.Enum => Enums.AreSame(old.Name, now.Name),
            TypeKind.Model => Models.AreSame(old.Name, now.Name),
            TypeKind.Union => Unions.AreSame(old.Name, now.Name),
            _ => Interfaces.AreSame(old.Name, now.Name),
        };
    }

    private static IEnumerable<string> Traits(IEnumerable<Field> fields) => fields.Select(field => $"{field.Name}: {field.Type}");
}
