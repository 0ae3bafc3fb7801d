using Plumbline.Spec.Model;

namespace Plumbline.Spec.Binding;

/// <summary>Says what the names in one service stand for.</summary>
/// <param name="service">The service whose text holds the names.</param>
/// <param name="imports">The documents around it.</param>
internal sealed class TypeResolver(Service service, ImportTable imports)
{
    private readonly TypeIndex _own = imports.IndexOf(service);
    private readonly Dictionary<string, TypeReference> _resolved = new(StringComparer.Ordinal);

    /// <summary>Resolves a reference; one that names nothing comes back as it is.</summary>
    public TypeReference Resolve(TypeReference reference)
    {
        if (reference.Element is { } element)
            return reference with { Element = Resolve(element) };

        if (reference.Kind != TypeKind.Unresolved)
            return reference;

        if (!_resolved.TryGetValue(reference.Name, out var resolved))
        {
            resolved = ResolveName(reference.Name) ?? reference;
            _resolved.Add(reference.Name, resolved);
        }

        return resolved;
    }

    /// <summary>Resolves a name in a list of interfaces, where an interface goes before a union of the same name.</summary>
    public TypeReference ResolveInterface(TypeReference reference) =>
        reference is { Kind: TypeKind.Unresolved, Element: null } && _own.Find(reference.Name, TypeKind.Interface) == TypeKind.Interface
            ? reference with { Kind = TypeKind.Interface }
            : Resolve(reference);

    /// <summary>The types that this service declares.</summary>
    public TypeIndex Own => _own;

    /// <summary>How names in the service resolve that declares a resolved type; null for primitives and unresolved ones.</summary>
    public TypeResolver? ScopeOf(TypeReference type)
    {
        if (type.Kind is TypeKind.Unresolved or TypeKind.Primitive)
            return null;

        if (type.Namespace is null)
            return this;

        return imports.Select(type.Namespace) is { } source ? imports.ResolverOf(source) : null;
    }

    /// <summary>A type of this service as others see it: what it declares itself carries its namespace.</summary>
    public TypeReference Export(TypeReference type)
    {
        if (type.Element is { } element)
            return type with { Element = Export(element) };

        var isOwn = type.Namespace is null && type.Kind is not (TypeKind.Primitive or TypeKind.Unresolved);
        return isOwn ? type with { Namespace = service.Namespace } : type;
    }

    private TypeReference? ResolveName(string name)
    {
        var primitive = Primitives.Parse(name);
        if (primitive != Primitive.None)
            return TypeReference.Of(primitive);

        var kind = _own.Find(name);
        return kind == TypeKind.Unresolved ? ResolveQualified(name) : TypeReference.Named(name) with { Kind = kind };
    }

    /// <summary>Tries every namespace that the name could start with, longest first: names may hold dots too.</summary>
    private TypeReference? ResolveQualified(string name)
    {
        for (var dot = name.LastIndexOf('.'); dot > 0; dot = name.LastIndexOf('.', dot - 1))
        {
            var nameSpace = name.Substring(0, dot);
            var rest = name.Substring(dot + 1);
            if (nameSpace == service.Namespace)
            {
                if (Find(_own, rest) is { } own)
                    return own;
            }
            else if (imports.Select(nameSpace) is { } source && Find(imports.IndexOf(source), rest) is { } imported)
            {
                return imported with { Namespace = nameSpace };
            }
        }

        return null;
    }

    /// <summary>Finds what stands behind a namespace: <c>models.user</c>, or <c>user</c> as specs before 0.9 write it.</summary>
    private static TypeReference? Find(TypeIndex index, string rest)
    {
        var dot = rest.IndexOf('.');
        var section = dot < 0 ? TypeKind.Unresolved : SectionKind(rest.Substring(0, dot));
        var name = section == TypeKind.Unresolved ? rest : rest.Substring(dot + 1);
        var kind = section == TypeKind.Unresolved ? index.Find(name) : index.Find(name, section);
        return kind == TypeKind.Unresolved ? null : TypeReference.Named(name) with { Kind = kind };
    }

    private static TypeKind SectionKind(string section) => section switch
    {
        "models" => TypeKind.Model,
        "enums" => TypeKind.Enum,
        "unions" => TypeKind.Union,
        "interfaces" => TypeKind.Interface,
        _ => TypeKind.Unresolved,
    };
}
