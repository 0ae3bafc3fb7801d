using Plumbline.Spec.Model;

namespace Plumbline.Spec.Binding;

/// <summary>The types that a service declares, by name.</summary>
internal sealed class TypeIndex
{
    // In this order a bare name is looked up.
    private readonly (TypeKind Kind, HashSet<string> Names)[] _kinds;
    private readonly Dictionary<string, ModelType> _models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnionType> _unions = new(StringComparer.Ordinal);

    /// <summary>Indexes a service.</summary>
    public TypeIndex(Service service)
    {
        _kinds =
        [
            (TypeKind.Enum, Names(service.Enums.Select(type => type.Name))),
            (TypeKind.Model, Names(service.Models.Select(type => type.Name))),
            (TypeKind.Union, Names(service.Unions.Select(type => type.Name))),
            (TypeKind.Interface, Names(service.Interfaces.Select(type => type.Name))),
        ];
        foreach (var model in service.Models)
            _models[model.Name] = model;
        foreach (var union in service.Unions)
            _unions[union.Name] = union;
    }

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

    /// <summary>A model by name; null where there is none.</summary>
    public ModelType? Model(string name) => _models.TryGetValue(name, out var model) ? model : null;

    /// <summary>A union by name; null where there is none.</summary>
    public UnionType? Union(string name) => _unions.TryGetValue(name, out var union) ? union : null;

    private static HashSet<string> Names(IEnumerable<string> names) => new(names, StringComparer.Ordinal);
}
