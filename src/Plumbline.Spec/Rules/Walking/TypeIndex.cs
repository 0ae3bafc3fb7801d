using Plumbline.Spec.Model;

namespace Plumbline.Spec.Rules.Walking;

/// <summary>Finds the declarations that resolved references stand for, in the document and in the project's other ones.</summary>
public sealed class TypeIndex
{
    private readonly Dictionary<(string Namespace, string Name), object> _declarations = [];

    internal TypeIndex(Service service, IEnumerable<RelatedDocument> others)
    {
        Add("", service);
        foreach (var other in others)
        {
            if (other.Service.Namespace is { Length: > 0 } name)
                Add(name, other.Service);
        }
    }

    /// <summary>The model that a reference names; null where it names no known model.</summary>
    /// <param name="type">A resolved named reference.</param>
    public ModelType? FindModel(TypeReference type) => type.Kind == TypeKind.Model ? Find<ModelType>(type, "models") : null;

    /// <summary>The enum that a reference names; null where it names no known enum.</summary>
    /// <param name="type">A resolved named reference.</param>
    public EnumType? FindEnum(TypeReference type) => type.Kind == TypeKind.Enum ? Find<EnumType>(type, "enums") : null;

    /// <summary>The union that a reference names; null where it names no known union.</summary>
    /// <param name="type">A resolved named reference.</param>
    public UnionType? FindUnion(TypeReference type) => type.Kind == TypeKind.Union ? Find<UnionType>(type, "unions") : null;

    /// <summary>The interface that a reference names; null where it names no known interface.</summary>
    /// <param name="type">A resolved named reference.</param>
    public InterfaceType? FindInterface(TypeReference type) =>
        type.Kind == TypeKind.Interface ? Find<InterfaceType>(type, "interfaces") : null;

    private T? Find<T>(TypeReference type, string section)
        where T : class =>
        _declarations.TryGetValue((type.Namespace ?? "", $"{section}.{type.Name}"), out var found) ? (T)found : null;

    private void Add(string name, Service service)
    {
        foreach (var type in service.Enums)
            Add(name, "enums", type.Name, type);
        foreach (var type in service.Interfaces)
            Add(name, "interfaces", type.Name, type);
        foreach (var type in service.Models)
            Add(name, "models", type.Name, type);
        foreach (var type in service.Unions)
            Add(name, "unions", type.Name, type);
    }

    // Of several the first counts: a rule reports the others.
    private void Add(string space, string section, string name, object declaration)
    {
        var key = (space, $"{section}.{name}");
        if (!_declarations.ContainsKey(key))
            _declarations.Add(key, declaration);
    }
}
