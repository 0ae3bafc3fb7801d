using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Binding;

/// <summary>Turns type references into C# types and codecs.</summary>
/// <param name="project">Every document around.</param>
/// <param name="document">The document that uses the types.</param>
internal sealed class TypeUses(BoundProject project, BoundDocument document)
{
    private const string Json = "global::Plumbline.Json.";

    private static readonly TypeUse s_unresolved = new()
    {
        Name = "global::System.Text.Json.JsonElement",
        Codec = Json + "AnyCodec",
        IsValueType = true,
        Shape = TypeShape.Named,
        Kind = TypeKind.Unresolved,
        DocumentType = "json",
    };

    /// <summary>The use of a type.</summary>
    /// <param name="type">A resolved reference.</param>
    public TypeUse Of(TypeReference type) => type.Shape switch
    {
        TypeShape.List => Container(type, "global::Plumbline.ApiList", "ListCodec"),
        TypeShape.Map => Container(type, "global::Plumbline.ApiMap", "MapCodec"),
        _ => type.Kind switch
        {
            TypeKind.Primitive => OfPrimitive(type.Primitive),
            TypeKind.Enum or TypeKind.Model or TypeKind.Union => Declared(type),
            _ => s_unresolved with { DocumentType = type.ToString() },
        },
    };

    /// <summary>The decimal of a discriminated wrapper, which is written as a string.</summary>
    public static TypeUse DecimalText { get; } = OfPrimitive(Primitive.Decimal) with { Codec = Json + "DecimalTextCodec" };

    private static TypeUse OfPrimitive(Primitive primitive)
    {
        var (name, codec, isValueType) = primitive switch
        {
            Primitive.Boolean => ("bool", "BooleanCodec", true),
            Primitive.Integer => ("int", "Int32Codec", true),
            Primitive.Long => ("long", "Int64Codec", true),
            Primitive.Double => ("double", "DoubleCodec", true),
            Primitive.Decimal => ("decimal", "DecimalCodec", true),
            Primitive.String => ("string", "StringCodec", false),
            Primitive.Uuid => ("global::System.Guid", "UuidCodec", true),
            Primitive.Date => ("global::System.DateOnly", "DateCodec", true),
            Primitive.DateTime => ("global::System.DateTimeOffset", "DateTimeCodec", true),
            Primitive.Object => ("global::System.Text.Json.JsonElement", "ObjectCodec", true),
            Primitive.Json => ("global::System.Text.Json.JsonElement", "AnyCodec", true),
            _ => ("void", "", false),
        };
        return new()
        {
            Name = name,
            Codec = codec.Length == 0 ? "" : Json + codec,
            IsValueType = isValueType,
            Shape = TypeShape.Named,
            Kind = TypeKind.Primitive,
            Primitive = primitive,
            DocumentType = primitive.ToName(),
        };
    }

    private TypeUse Container(TypeReference type, string name, string codec)
    {
        // A list of nothing has no C# type; a rule reports it.
        var element = Of(type.Element!);
        if (element.IsUnit)
            element = s_unresolved;

        return new()
        {
            Name = $"{name}<{element.Name}>",
            Codec = $"{Json}{codec}<{element.Name}, {element.Codec}>",
            IsValueType = false,
            Shape = type.Shape,
            Element = element,
            DocumentType = type.ToString(),
        };
    }

    private TypeUse Declared(TypeReference type)
    {
        var owner = type.Namespace is null ? document : project.Find(type.Namespace);
        if (owner?.Names.Find(type.Kind, type.Name) is not { } name)
            return s_unresolved with { DocumentType = type.ToString() };

        var prefix = $"global::{owner.Context.Namespace}.";
        return new()
        {
            Name = prefix + (type.Kind == TypeKind.Union ? "I" + name : name),
            Codec = $"{prefix}{name}Json",
            IsValueType = type.Kind == TypeKind.Enum,
            Shape = TypeShape.Named,
            Kind = type.Kind,
            DocumentType = type.ToString(),
        };
    }
}
