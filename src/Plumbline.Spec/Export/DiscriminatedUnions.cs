using Plumbline.Spec.Model;

namespace Plumbline.Spec.Export;

/// <summary>A member of a union with nested unions replaced by their own members.</summary>
/// <param name="Owner">The service whose document names the type.</param>
/// <param name="Type">The type; never a nested union of the same document.</param>
/// <param name="Value">The discriminator's value, or the key.</param>
/// <param name="Member">The member as declared.</param>
internal sealed record UnionLeafType(Service Owner, TypeReference Type, string Value, UnionMember Member);

/// <summary>How unions travel: nested ones are flattened, and models carry their discriminator.</summary>
internal static class DiscriminatedUnions
{
    /// <summary>The members of a union, nested unions of its document replaced by theirs; each value once.</summary>
    public static List<UnionLeafType> Leaves(DeclaredType<UnionType> union)
    {
        var leaves = new List<UnionLeafType>();
        AddLeaves(union.Owner, union.Type, leaves, new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        return leaves;
    }

    /// <summary>The discriminator that a model always carries, and its value; null where no discriminated union of its document has it.</summary>
    public static (string Name, string Value)? Of(DeclaredType<ModelType> model)
    {
        foreach (var union in model.Owner.Unions)
        {
            var member = union.Members.FirstOrDefault(m => IsModel(m.Type, model.Type.Name));
            if (member is null)
                continue;

            var around = Around(model.Owner, union).FirstOrDefault(u => u.Discriminator is not null);
            if (around?.Discriminator is { } name)
                return (name, member.DiscriminatorValue);
        }

        return null;
    }

    /// <summary>What unions of its document say of a model that says nothing of itself, as where it is declared inside of one.</summary>
    public static string? DescriptionOf(DeclaredType<ModelType> model) => model.Owner.Unions
        .SelectMany(union => union.Members)
        .FirstOrDefault(member => member.Description is not null && IsModel(member.Type, model.Type.Name))?.Description;

    private static bool IsModel(TypeReference type, string name) =>
        type is { Kind: TypeKind.Model, Shape: TypeShape.Named, Namespace: null } && type.Name == name;

    private static bool IsUnion(TypeReference type, string name) =>
        type is { Kind: TypeKind.Union, Shape: TypeShape.Named, Namespace: null } && type.Name == name;

    // The union, then those that hold it, directly or through others.
    private static List<UnionType> Around(Service service, UnionType union)
    {
        var result = new List<UnionType> { union };
        for (var i = 0; i < result.Count; i++)
            result.AddRange(service.Unions.Where(u => !result.Contains(u) && u.Members.Any(m => IsUnion(m.Type, result[i].Name))).ToList());

        return result;
    }

    private static void AddLeaves(Service owner, UnionType union, List<UnionLeafType> leaves, HashSet<string> values, HashSet<string> seen)
    {
        if (!seen.Add(union.Name))
            return;

        foreach (var member in union.Members)
        {
            var nested = owner.Unions.FirstOrDefault(u => IsUnion(member.Type, u.Name));
            if (nested is not null)
                AddLeaves(owner, nested, leaves, values, seen);
            else if (values.Add(member.DiscriminatorValue))
                leaves.Add(new(owner, member.Type, member.DiscriminatorValue, member));
        }
    }
}
