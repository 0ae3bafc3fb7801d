using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Tests.Emit;

/// <summary>Uses of types, as the binder would declare them.</summary>
internal static class Types
{
    private const string Json = "global::Plumbline.Json.";

    public static TypeUse Boolean { get; } = Of("bool", "BooleanCodec", Primitive.Boolean);

    public static TypeUse Integer { get; } = Of("int", "Int32Codec", Primitive.Integer);

    public static TypeUse Long { get; } = Of("long", "Int64Codec", Primitive.Long);

    public static TypeUse Double { get; } = Of("double", "DoubleCodec", Primitive.Double);

    public static TypeUse Decimal { get; } = Of("decimal", "DecimalCodec", Primitive.Decimal);

    public static TypeUse String { get; } = Of("string", "StringCodec", Primitive.String, isValueType: false);

    public static TypeUse Uuid { get; } = Of("global::System.Guid", "UuidCodec", Primitive.Uuid);

    public static TypeUse Date { get; } = Of("global::System.DateOnly", "DateCodec", Primitive.Date);

    public static TypeUse DateTime { get; } = Of("global::System.DateTimeOffset", "DateTimeCodec", Primitive.DateTime);

    public static TypeUse Object { get; } = Of("global::System.Text.Json.JsonElement", "ObjectCodec", Primitive.Object);

    public static TypeUse Any { get; } = Of("global::System.Text.Json.JsonElement", "AnyCodec", Primitive.Json);

    public static TypeUse Unit { get; } = Of("void", "BooleanCodec", Primitive.Unit) with { Codec = "" };

    public static TypeUse List(TypeUse element) => Container(element, "global::Plumbline.ApiList", "ListCodec", TypeShape.List, $"[{element.DocumentType}]");

    public static TypeUse Map(TypeUse element) => Container(element, "global::Plumbline.ApiMap", "MapCodec", TypeShape.Map, $"map[{element.DocumentType}]");

    public static TypeUse Model(string name) => Declared(name, name, TypeKind.Model, isValueType: false);

    public static TypeUse Enum(string name) => Declared(name, name, TypeKind.Enum, isValueType: true);

    public static TypeUse Union(string name) => Declared(name, "I" + name, TypeKind.Union, isValueType: false);

    private static TypeUse Of(string name, string codec, Primitive primitive, bool isValueType = true) => new()
    {
        Name = name,
        Codec = Json + codec,
        IsValueType = isValueType,
        Shape = TypeShape.Named,
        Kind = TypeKind.Primitive,
        Primitive = primitive,
        DocumentType = primitive.ToName(),
    };

    private static TypeUse Container(TypeUse element, string name, string codec, TypeShape shape, string documentType) => new()
    {
        Name = $"{name}<{element.Name}>",
        Codec = $"{Json}{codec}<{element.Name}, {element.Codec}>",
        IsValueType = false,
        Shape = shape,
        Element = element,
        DocumentType = documentType,
    };

    private static TypeUse Declared(string stem, string name, TypeKind kind, bool isValueType) => new()
    {
        Name = $"global::{Declarations.Namespace}.{name}",
        Codec = $"global::{Declarations.Namespace}.{stem}Json",
        IsValueType = isValueType,
        Shape = TypeShape.Named,
        Kind = kind,
        DocumentType = stem,
    };
}
