using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Binding;

/// <summary>A document with resolved types and C# names, ready to be turned into declarations.</summary>
internal sealed class BoundDocument
{
    // Large documents name thousands of types; each look-up must not go through all of them.
    private Dictionary<string, ModelType>? _models;
    private Dictionary<string, EnumType>? _enums;
    private ILookup<string, UnionType>? _unions;

    /// <summary>What its files share.</summary>
    public required DocumentContext Context { get; init; }

    /// <summary>The file's path; null for the contract of a referenced assembly.</summary>
    public string? Path { get; init; }

    /// <summary>The service with resolved types.</summary>
    public required Service Service { get; init; }

    /// <summary>The C# names of what it declares.</summary>
    public required TypeNames Names { get; init; }

    /// <summary>Whether its types are emitted here; false where a referenced assembly has them.</summary>
    public required bool EmitsTypes { get; init; }

    /// <summary>Whether types of an import are emitted that no document names.</summary>
    public bool EmitsUnreached { get; init; }

    /// <summary>The text to publish with its types; null where it is no contract.</summary>
    public string? ContractText { get; init; }

    /// <summary>Names of local models that a PATCH takes.</summary>
    public required HashSet<string> PatchedModels { get; init; }

    /// <summary>Whether a member of a union is one of the document's models.</summary>
    /// <param name="member">The member.</param>
    public static bool IsModel(UnionMember member) => !TypeNames.IsWrapped(member.Type) && member.Type.Kind == TypeKind.Model;

    /// <summary>The model of a name; null where there is none.</summary>
    /// <param name="name">The name.</param>
    public ModelType? FindModel(string name) => (_models ??= Index(Service.Models, m => m.Name)).TryGetValue(name, out var model) ? model : null;

    /// <summary>The enum of a name; null where there is none.</summary>
    /// <param name="name">The name.</param>
    public EnumType? FindEnum(string name) => (_enums ??= Index(Service.Enums, e => e.Name)).TryGetValue(name, out var found) ? found : null;

    /// <summary>The unions that a model is a member of, in the document's order.</summary>
    /// <param name="model">The model's name.</param>
    public IEnumerable<UnionType> UnionsOf(string model) => (_unions ??= Service.Unions
        .SelectMany(u => u.Members.Where(IsModel).Select(m => m.Type.Name).Distinct(StringComparer.Ordinal).Select(name => (Name: name, Union: u)))
        .ToLookup(p => p.Name, p => p.Union, StringComparer.Ordinal))[model];

    // The first of a name counts; a rule reports the others.
    private static Dictionary<string, T> Index<T>(IEnumerable<T> items, Func<T, string> name)
    {
        var result = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (!result.ContainsKey(name(item)))
                result.Add(name(item), item);
        }

        return result;
    }
}
