using Plumbline.Spec.Model;

namespace Plumbline.Spec.Binding;

/// <summary>The types that a service declares, by name.</summary>
internal sealed class TypeIndex
{
    // In this order a bare name is looked up.
    private readonly (TypeKind Kind, HashSet<string> Names)[] _kinds;

    /// <summary>Indexes a service.</summary>
    public TypeIndex(Service service) => _kinds =
    [
        (TypeKind.Enum, Names(service.Enums.Select(type => type.Name))),
        (TypeKind.Model, Names(service.Models.Select(type => type.Name))),
        (TypeKind.Union, Names(service.Unions.Select(type => type.Name))),
        (TypeKind.Interface, Names(service.Interfaces.Select(type => type.Name))),
    ];

    /// <summary>What a bare name stands for; <see cref="TypeKind.Unresolved"/> where it stands for nothing.</summary>
    public TypeKind Find(string name)
    {
        foreach (var (kind, names) in _kinds)
        {
            if (names.Contains(name))
                return kind;
        }

        return TypeKind.Unresolved;
    }

    /// <summary>The same for one kind only.</summary>
    public TypeKind Find(string name, TypeKind kind) =>
        _kinds.Any(entry => entry.Kind == kind && entry.Names.Contains(name)) ? kind : TypeKind.Unresolved;

    private static HashSet<string> Names(IEnumerable<string> names) => new(names, StringComparer.Ordinal);
}
