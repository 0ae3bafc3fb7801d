using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Plumbline.Json;

namespace Plumbline.Tests.Client;

/// <summary>A string as text and as JSON, of the simplest kind, so that these tests see the client and not the codecs.</summary>
internal readonly struct TextCodec : ITextCodec<string>, IJsonCodec<string>
{
    public static string TypeName => "string";

    public static string Read(ref Utf8JsonReader reader, JsonReadContext context) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("no string");

    public static void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);

    public static bool TryParse(string text, [MaybeNullWhen(false)] out string value)
    {
        value = text;
        return true;
    }

    public static string Format(string value) => value;
}

internal readonly struct NumberCodec : ITextCodec<int>, IJsonCodec<int>
{
    public static string TypeName => "integer";

    public static int Read(ref Utf8JsonReader reader, JsonReadContext context) => reader.GetInt32();

    public static void Write(Utf8JsonWriter writer, int value) => writer.WriteNumberValue(value);

    public static bool TryParse(string text, out int value) => int.TryParse(text, CultureInfo.InvariantCulture, out value);

    public static string Format(int value) => value.ToString(CultureInfo.InvariantCulture);
}
