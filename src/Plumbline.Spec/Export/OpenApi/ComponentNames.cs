using System.Text;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;

namespace Plumbline.Spec.Export.OpenApi;

/// <summary>Names the schemas of an OpenAPI document: a type's own name where it is free, otherwise with its namespace.</summary>
internal sealed class ComponentNames
{
    private readonly Service _service;
    private readonly NameScope _scope = new(StringComparer.OrdinalIgnoreCase, []);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Claims the names of the service's own types first, so that they never depend on imports.</summary>
    public ComponentNames(Service service)
    {
        _service = service;
        foreach (var (kind, name) in Declarations(service))
            Claim(Key(service, kind, name), name);

        Problem = _scope.Claim("problem");
    }

    /// <summary>The schema of problem answers (RFC 9457).</summary>
    public string Problem { get; }

    /// <summary>The name of a declared type.</summary>
    public string Of(Service owner, TypeKind kind, string name)
    {
        var key = Key(owner, kind, name);
        if (_names.TryGetValue(key, out var found))
            return found;

        var wish = owner == _service || !_names.Values.Contains(Clean(name), StringComparer.OrdinalIgnoreCase) ? name : $"{owner.Namespace}.{name}";
        return Claim(key, wish);
    }

    /// <summary>The name of a schema that a declared type needs besides its own.</summary>
    public string Derived(string key, string wish) => _names.TryGetValue(key, out var found) ? found : Claim(key, wish);

    private static IEnumerable<(TypeKind Kind, string Name)> Declarations(Service service) =>
    [
        .. service.Enums.Select(type => (TypeKind.Enum, type.Name)),
        .. service.Models.Select(type => (TypeKind.Model, type.Name)),
        .. service.Unions.Select(type => (TypeKind.Union, type.Name)),
        .. service.Interfaces.Select(type => (TypeKind.Interface, type.Name)),
    ];

    private static string Key(Service owner, TypeKind kind, string name) => $"{owner.Namespace ?? owner.Application} {kind} {name}";

    private string Claim(string key, string wish)
    {
        if (_names.TryGetValue(key, out var found))
            return found;

        var name = _scope.Claim(Clean(wish));
        _names.Add(key, name);
        return name;
    }

    // Component keys are letters, digits, dots, dashes and underscores.
    private static string Clean(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
            text.Append(c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '.' or '-' or '_' ? c : '_');

        return text.Length == 0 ? "_" : text.ToString();
    }
}
