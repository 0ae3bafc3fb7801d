using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using Plumbline.Spec.Naming;

namespace Plumbline.Generator.Binding;

/// <summary>The C# names of everything that one document declares, each unique in its namespace.</summary>
internal sealed class TypeNames
{
    // Members of object, of records, and of every emitted record or interface.
    private static readonly string[] s_members =
    [
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals", "EqualityContract", "PrintMembers",
        "Clone", "Match", "Switch", "WriteJson", "ApplyTo",
    ];

    // Members of every emitted enum.
    private static readonly string[] s_enumMembers =
        [.. s_members, "Kind", "Case", "IsDefined", "Text", "FromText", "Parse", "TryParse", "Undefined", "Values"];

    private readonly Dictionary<string, string> _enums = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _unions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _interfaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _wrappers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _resources = new(StringComparer.Ordinal);

    /// <summary>Names everything a service declares: enums, models, unions and interfaces first, then what is derived from them.</summary>
    /// <param name="service">The service.</param>
    /// <param name="scope">The names already taken in the namespace.</param>
    public TypeNames(Service service, NameScope scope)
    {
        foreach (var type in service.Enums)
            Add(_enums, type.Name, scope.ClaimFamily(Wish(type.Name, s_enumMembers, "Enum"), "Enum", [s => s, s => s + "Json"]));

        foreach (var type in service.Models)
        {
            // Only what has a table takes the names that go with one.
            Func<string, string>[] family = [s => s, s => s + "Json", s => s + "Patch", s => s + "PatchJson"];
            if (TableAttribute.Find(type.Attributes) is not null)
                family = [.. family, s => s + "Table", s => s + "Store"];

            Add(_models, type.Name, scope.ClaimFamily(Wish(type.Name, s_members, "Model"), "Model", family));
        }

        foreach (var type in service.Unions)
        {
            Add(_unions, type.Name, scope.ClaimFamily(
                CSharpName.Pascal(type.Name, "Type"), "Union", [s => "I" + s, s => s + "Json", s => "Unknown" + s]));
        }

        foreach (var type in service.Interfaces)
        {
            // A union that lists the interface of its own name is that interface.
            Add(_interfaces, type.Name, _unions.TryGetValue(type.Name, out var union)
                ? union
                : scope.ClaimFamily(CSharpName.Pascal(type.Name, "Type"), "Interface", [s => "I" + s]));
        }

        foreach (var union in service.Unions)
        {
            foreach (var member in union.Members)
            {
                if (IsWrapped(member.Type))
                    Add(_wrappers, WrapperKey(union.Name, member), scope.Claim(_unions[union.Name] + CSharpName.Pascal(member.DiscriminatorValue), "Case"));
            }
        }

        ServiceStem = scope.ClaimFamily(
            CSharpName.Pascal(service.Name, "Service"), "Service", [s => s + "Client", s => $"I{s}Client", s => s + "ClientExtensions", s => s + "ApiJson", s => s + "OpenApi"]);
        foreach (var resource in service.Resources)
        {
            Add(_resources, resource.Type.ToString(), scope.ClaimFamily(
                CSharpName.Pascal(resource.Plural, "Resource"),
                "Resource",
                [s => $"I{s}Api", s => s + "Api", s => s + "ApiEndpoints", s => s + "Client", s => $"I{s}Client"]));
        }

        Events = new(service, union => Find(TypeKind.Union, union), scope);
    }

    /// <summary>The names of what it publishes and consumes.</summary>
    public EventNames Events { get; }

    /// <summary>The stem of what is emitted for the whole service, e.g. <c>User</c>.</summary>
    public string ServiceStem { get; }

    /// <summary>The simple C# name (an enum's or model's) or stem (a union's or interface's) of a local type.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="name">Its name in the document.</param>
    /// <returns>Null where the document declares no such type.</returns>
    public string? Find(TypeKind kind, string name)
    {
        var names = kind switch
        {
            TypeKind.Enum => _enums,
            TypeKind.Model => _models,
            TypeKind.Union => _unions,
            _ => _interfaces,
        };
        return names.TryGetValue(name, out var result) ? result : null;
    }

    /// <summary>The wrapper of a union member that is no local model or union.</summary>
    /// <param name="union">The union's name in the document.</param>
    /// <param name="member">The member.</param>
    public string Wrapper(string union, UnionMember member) => _wrappers[WrapperKey(union, member)];

    /// <summary>The stem of a resource, e.g. <c>Users</c>.</summary>
    /// <param name="resource">The resource.</param>
    public string Resource(Resource resource) => _resources[resource.Type.ToString()];

    /// <summary>Whether a union member needs a wrapper: everything but a local model or union.</summary>
    /// <param name="type">The member's type.</param>
    public static bool IsWrapped(TypeReference type) =>
        type.Shape != TypeShape.Named || type.Namespace is not null || type.Kind is not (TypeKind.Model or TypeKind.Union);

    /// <summary>A scope for the properties of a type, and of its PATCH companion.</summary>
    /// <param name="typeName">The type's C# name, which no member may have.</param>
    public static NameScope Members(string typeName) => new(StringComparer.Ordinal, [.. s_members, typeName, typeName + "Patch"]);

    /// <summary>A scope for the values of an enum.</summary>
    /// <param name="typeName">The enum's C# name.</param>
    public static NameScope EnumMembers(string typeName) => new(StringComparer.Ordinal, [.. s_enumMembers, typeName]);

    private static string WrapperKey(string union, UnionMember member) => $"{union}/{member.DiscriminatorValue}/{member.Type}";

    // No type may have a member of its own name.
    private static string Wish(string name, string[] members, string suffix)
    {
        var wish = CSharpName.Pascal(name, "Type");
        return Array.IndexOf(members, wish) < 0 ? wish : wish + suffix;
    }

    // The first declaration of a name wins; the validity rules report the others.
    private static void Add(Dictionary<string, string> names, string name, string value)
    {
        if (!names.ContainsKey(name))
            names.Add(name, value);
    }
}
