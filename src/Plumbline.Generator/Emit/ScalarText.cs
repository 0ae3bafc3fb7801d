using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>Which types the runtime reads and writes as members by calls of their own, which are cheaper to compile than their codecs.</summary>
internal static class ScalarText
{
    /// <summary>What such calls end with: <c>ReadString</c>, <c>WriteString</c>, <c>WriteOptionalString</c>.</summary>
    /// <param name="type">The type.</param>
    /// <returns>Null where there are none, so that its codec is called.</returns>
    public static string? Suffix(TypeUse type) => type.Codec switch
    {
        KnownTypes.Json + "StringCodec" => "String",
        KnownTypes.Json + "BooleanCodec" => "Boolean",
        KnownTypes.Json + "Int32Codec" => "Int32",
        KnownTypes.Json + "Int64Codec" => "Int64",
        KnownTypes.Json + "DoubleCodec" => "Double",
        KnownTypes.Json + "DecimalCodec" => "Decimal",
        KnownTypes.Json + "UuidCodec" => "Uuid",
        KnownTypes.Json + "DateCodec" => "Date",
        KnownTypes.Json + "DateTimeCodec" => "DateTime",
        _ => null,
    };
}
