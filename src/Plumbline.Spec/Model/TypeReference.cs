namespace Plumbline.Spec.Model;

/// <summary>How a type reference is built.</summary>
public enum TypeShape
{
    /// <summary>A primitive or a declared type.</summary>
    Named,

    /// <summary><c>[T]</c>.</summary>
    List,

    /// <summary><c>map[T]</c>; keys are strings.</summary>
    Map,
}

/// <summary>What a named type reference stands for once it is resolved.</summary>
public enum TypeKind
{
    /// <summary>Not resolved yet, or not resolvable.</summary>
    Unresolved,

    /// <summary>One of the twelve primitives.</summary>
    Primitive,

    /// <summary>An enum.</summary>
    Enum,

    /// <summary>A model.</summary>
    Model,

    /// <summary>A union.</summary>
    Union,

    /// <summary>An interface; legal only in lists of interfaces.</summary>
    Interface,
}

/// <summary>The use of a type: <c>string</c>, <c>[user]</c>, <c>map[io.example.common.v0.models.name]</c>.</summary>
public sealed record TypeReference
{
    /// <summary>Named, list or map.</summary>
    public required TypeShape Shape { get; init; }

    /// <summary>The element type of a list or map; null for a named type.</summary>
    public TypeReference? Element { get; init; }

    /// <summary>
    /// For a named type: before resolution the name as written; after it the simple name (<c>user</c>, <c>date-iso8601</c>).
    /// Empty for lists and maps.
    /// </summary>
    public string Name { get; init; } = "";

    /// <summary>What a named type stands for.</summary>
    public TypeKind Kind { get; init; }

    /// <summary>The primitive, where <see cref="Kind"/> says so.</summary>
    public Primitive Primitive { get; init; }

    /// <summary>The document namespace of an imported type; null for local types and primitives.</summary>
    public string? Namespace { get; init; }

    /// <summary>The named type at the core of any lists and maps around it.</summary>
    public TypeReference Core => Element is null ? this : Element.Core;

    /// <summary>A local or not yet resolved named type.</summary>
    /// <param name="name">The name as written.</param>
    public static TypeReference Named(string name) => new() { Shape = TypeShape.Named, Name = name };

    /// <summary>A primitive.</summary>
    /// <param name="primitive">Which one.</param>
    public static TypeReference Of(Primitive primitive) =>
        new() { Shape = TypeShape.Named, Name = primitive.ToName(), Kind = TypeKind.Primitive, Primitive = primitive };

    /// <summary><c>[element]</c>.</summary>
    /// <param name="element">The element type.</param>
    public static TypeReference ListOf(TypeReference element) => new() { Shape = TypeShape.List, Element = element };

    /// <summary><c>map[element]</c>.</summary>
    /// <param name="element">The value type.</param>
    public static TypeReference MapOf(TypeReference element) => new() { Shape = TypeShape.Map, Element = element };

    /// <summary>The reference as a document writes it.</summary>
    public override string ToString() => Shape switch
    {
        TypeShape.List => $"[{Element}]",
        TypeShape.Map => $"map[{Element}]",
        _ when Namespace is not null => $"{Namespace}.{Section}.{Name}",
        _ => Name,
    };

    private string Section => Kind switch
    {
        TypeKind.Enum => "enums",
        TypeKind.Union => "unions",
        TypeKind.Interface => "interfaces",
        _ => "models",
    };
}
