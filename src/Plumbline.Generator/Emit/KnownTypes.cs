namespace Plumbline.Generator.Emit;

/// <summary>Full names of types that emitted code uses.</summary>
internal static class KnownTypes
{
    /// <summary>The namespace of the JSON runtime, with its dot.</summary>
    public const string Json = "global::Plumbline.Json.";

    /// <summary>What codecs read from.</summary>
    public const string Reader = Json + "JsonReader";

    /// <summary>What codecs write to.</summary>
    public const string Writer = Json + "JsonWriter";

    /// <summary>Raw JSON.</summary>
    public const string JsonElement = "global::System.Text.Json.JsonElement";

    /// <summary>Takes the problems while reading.</summary>
    public const string ReadContext = Json + "JsonReadContext";

    /// <summary>The attribute that gives a type its converter.</summary>
    /// <param name="type">The type.</param>
    /// <param name="codec">Its codec.</param>
    public static string Converter(string type, string codec) =>
        $"[global::System.Text.Json.Serialization.JsonConverter(typeof({Json}ApiJsonConverter<{type}, {codec}>))]";
}
