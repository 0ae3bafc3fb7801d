using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff.Usage;

/// <summary>The types that one service declares, by kind and name.</summary>
internal sealed class TypeTable
{
    private readonly Dictionary<string, ModelType> _models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnionType> _unions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EnumType> _enums = new(StringComparer.Ordinal);

    public TypeTable(Service service)
    {
        // Of several with one name the first counts: another rule reports the others.
        foreach (var type in service.Models.Reverse())
            _models[type.Name] = type;
        foreach (var type in service.Unions.Reverse())
            _unions[type.Name] = type;
        foreach (var type in service.Enums.Reverse())
            _enums[type.Name] = type;
    }

    /// <summary>The local model that a named reference stands for; null for anything else.</summary>
    public ModelType? Model(TypeReference type) => type.Namespace is null && type.Kind == TypeKind.Model ? Find(_models, type.Name) : null;

    /// <summary>The local union that a named reference stands for; null for anything else.</summary>
    public UnionType? Union(TypeReference type) => type.Namespace is null && type.Kind == TypeKind.Union ? Find(_unions, type.Name) : null;

    /// <summary>The local enum that a named reference stands for; null for anything else.</summary>
    public EnumType? Enum(TypeReference type) => type.Namespace is null && type.Kind == TypeKind.Enum ? Find(_enums, type.Name) : null;

    private static T? Find<T>(Dictionary<string, T> types, string name)
        where T : class => types.TryGetValue(name, out var type) ? type : null;
}
