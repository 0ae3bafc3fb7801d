using Plumbline.Generator.CSharp;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;

namespace Plumbline.Generator.Binding;

/// <summary>Declares unions.</summary>
/// <param name="project">Every document around.</param>
/// <param name="document">The document that declares them.</param>
internal sealed class UnionBinder(BoundProject project, BoundDocument document)
{
    private readonly TypeUses _types = new(project, document);

    /// <summary>The declaration of a union.</summary>
    /// <param name="union">The union.</param>
    public UnionDeclaration Bind(UnionType union)
    {
        var stem = document.Names.Find(TypeKind.Union, union.Name)!;
        var parameters = new NameScope(StringComparer.Ordinal, ["unknown", "value"]);
        var members = Members(union);
        return new()
        {
            Context = document.Context,
            Name = "I" + stem,
            CodecName = stem + "Json",
            UnknownName = "Unknown" + stem,
            DocumentName = union.Name,
            Description = union.Description,
            Deprecation = Declared.Deprecation(union.Deprecation),
            Discriminator = union.Discriminator,
            Members = members.Select(m => Member(union, m, parameters)).ToEquatableArray(),
            Leaves = Leaves(union),
            Unions = Memberships(union),
            Properties = new InterfaceBinder(project, document).Merged(union),
        };
    }

    /// <summary>The C# classes that implement a union, full names: models, wrappers, unknown cases, nested ones included.</summary>
    /// <param name="union">The union.</param>
    public IEnumerable<string> Implementations(UnionType union)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Implementations(union, seen).Distinct();
    }

    /// <summary>A union, then the unions that it is a member of, directly or through others; each once.</summary>
    /// <param name="service">The service that declares them.</param>
    /// <param name="union">The union.</param>
    public static List<UnionType> WithOuter(Service service, UnionType union)
    {
        var result = new List<UnionType> { union };
        for (var i = 0; i < result.Count; i++)
        {
            result.AddRange(service.Unions.Where(u =>
                !result.Exists(known => known.Name == u.Name)
                && u.Members.Any(m => m.Type is { Kind: TypeKind.Union, Shape: TypeShape.Named, Namespace: null } type && type.Name == result[i].Name)));
        }

        return result;
    }

    // Members whose type does not exist, or that repeat one before them, are reported by rules and left out here.
    private List<UnionMember> Members(UnionType union)
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        var values = new HashSet<string>(StringComparer.Ordinal);
        return union.Members
            .Where(m => m.Type.Core.Kind is TypeKind.Primitive or TypeKind.Enum or TypeKind.Model or TypeKind.Union
                && m.Type.Core.Primitive != Primitive.Unit
                && !IsCyclic(union, m)
                && types.Add(m.Type.ToString())
                && values.Add(m.DiscriminatorValue))
            .ToList();
    }

    private bool IsCyclic(UnionType union, UnionMember member) => Nested(member) is { } nested && Reaches(nested, union.Name, []);

    private bool Reaches(UnionType from, string target, HashSet<string> seen) => from.Name == target
        || (seen.Add(from.Name) && from.Members.Any(m => Nested(m) is { } nested && Reaches(nested, target, seen)));

    private UnionType? Nested(UnionMember member) => member.Type is { Kind: TypeKind.Union, Shape: TypeShape.Named, Namespace: null }
        ? document.Service.Unions.FirstOrDefault(u => u.Name == member.Type.Name)
        : null;

    private UnionMemberDeclaration Member(UnionType union, UnionMember member, NameScope parameters)
    {
        var wrapper = TypeNames.IsWrapped(member.Type) ? document.Names.Wrapper(union.Name, member) : null;
        var type = Use(union, member);
        return new()
        {
            CaseType = wrapper is null ? type.Name : $"global::{document.Context.Namespace}.{wrapper}",
            WrapperName = wrapper,
            ParameterName = CSharpName.Escape(parameters.Claim(CSharpName.Camel(member.DiscriminatorValue), "Case")),
            Type = type,
            Value = member.DiscriminatorValue,
            IsDefault = member.IsDefault,
            Description = member.Description,
            Deprecation = Declared.Deprecation(member.Deprecation),
        };
    }

    private TypeUse Use(UnionType union, UnionMember member) =>
        union.Discriminator is not null && member.Type is { Shape: TypeShape.Named, Primitive: Primitive.Decimal }
            ? TypeUses.DecimalText
            : _types.Of(member.Type);

    private EquatableArray<UnionLeaf> Leaves(UnionType union)
    {
        var leaves = new List<UnionLeaf>();
        var values = new HashSet<string>(StringComparer.Ordinal);
        AddLeaves(union, [], isDefault: true, leaves, values, []);
        return leaves.ToEquatableArray();
    }

    private void AddLeaves(
        UnionType union, List<string> path, bool isDefault, List<UnionLeaf> leaves, HashSet<string> values, HashSet<string> seen)
    {
        if (!seen.Add(union.Name))
            return;

        foreach (var member in Members(union))
        {
            if (Nested(member) is { } nested)
            {
                AddLeaves(nested, [.. path, member.DiscriminatorValue], isDefault && member.IsDefault, leaves, values, seen);
            }
            else if (values.Add(member.DiscriminatorValue))
            {
                leaves.Add(new()
                {
                    Value = member.DiscriminatorValue,
                    Type = Use(union, member),
                    WrapperName = TypeNames.IsWrapped(member.Type)
                        ? $"global::{document.Context.Namespace}.{document.Names.Wrapper(union.Name, member)}"
                        : null,
                    Path = path.ToEquatableArray(),
                    IsDefault = isDefault && member.IsDefault,
                });
            }
        }
    }

    private EquatableArray<UnionMembership> Memberships(UnionType union) => WithOuter(document.Service, union)
        .Skip(1)
        .Select(outer => new UnionMembership(
            $"global::{document.Context.Namespace}.I{document.Names.Find(TypeKind.Union, outer.Name)}", outer.Discriminator, union.Name))
        .ToEquatableArray();

    private IEnumerable<string> Implementations(UnionType union, HashSet<string> seen)
    {
        if (!seen.Add(union.Name))
            yield break;

        foreach (var member in Members(union))
        {
            if (Nested(member) is { } nested)
            {
                foreach (var name in Implementations(nested, seen))
                    yield return name;
            }
            else
            {
                yield return TypeNames.IsWrapped(member.Type)
                    ? $"global::{document.Context.Namespace}.{document.Names.Wrapper(union.Name, member)}"
                    : _types.Of(member.Type).Name;
            }
        }

        yield return $"global::{document.Context.Namespace}.Unknown{document.Names.Find(TypeKind.Union, union.Name)}";
    }
}
