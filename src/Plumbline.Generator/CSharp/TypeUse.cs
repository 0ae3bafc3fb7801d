using Plumbline.Spec.Model;

namespace Plumbline.Generator.CSharp;

/// <summary>The use of a type in emitted code.</summary>
public sealed record TypeUse
{
    /// <summary>The C# type without a nullable mark, e.g. <c>string</c>, <c>global::Plumbline.ApiList&lt;global::Io.Example.UserV0.User&gt;</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The codec, a struct type that implements <c>Plumbline.Json.IJsonCodec&lt;Name&gt;</c>;
    /// scalars and enums implement <c>Plumbline.Json.ITextCodec&lt;Name&gt;</c> too. Empty for <c>unit</c>.
    /// </summary>
    public required string Codec { get; init; }

    /// <summary>Whether the C# type is a value type, so that absence is <c>Nullable&lt;T&gt;</c>.</summary>
    public required bool IsValueType { get; init; }

    /// <summary>Named, list or map.</summary>
    public required TypeShape Shape { get; init; }

    /// <summary>What a named type is; <see cref="TypeKind.Unresolved"/> types are emitted as <c>JsonElement</c> and cost an error elsewhere.</summary>
    public TypeKind Kind { get; init; }

    /// <summary>The primitive, where <see cref="Kind"/> says so.</summary>
    public Primitive Primitive { get; init; }

    /// <summary>The element of a list or map.</summary>
    public TypeUse? Element { get; init; }

    /// <summary>The type as the document writes it, for messages and docs.</summary>
    public required string DocumentType { get; init; }

    /// <summary>Nothing on the wire.</summary>
    public bool IsUnit => Kind == TypeKind.Primitive && Primitive == Primitive.Unit;

    /// <summary>Whether the value can stand in a path, query string or header (a list of those for query and header).</summary>
    public bool IsText => Shape == TypeShape.Named && (Kind == TypeKind.Enum
        || (Kind == TypeKind.Primitive && Primitive is not (Primitive.Object or Primitive.Json or Primitive.Unit)));

    /// <summary>The C# type of an optional value: with the nullable mark.</summary>
    public string NullableName => Name + "?";
}
