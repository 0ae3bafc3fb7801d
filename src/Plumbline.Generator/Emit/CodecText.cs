using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>What the emitters of codecs share.</summary>
internal static class CodecText
{
    /// <summary>Starts a codec.</summary>
    /// <param name="writer">The file.</param>
    /// <param name="context">The document.</param>
    /// <param name="name">The codec's name.</param>
    /// <param name="type">The full name of the type it reads and writes.</param>
    /// <param name="alsoText">Whether the type can stand in paths, queries and headers.</param>
    public static SourceWriter.Closing Start(SourceWriter writer, DocumentContext context, string name, string type, bool alsoText = false)
    {
        writer.WriteLine($"/// <summary>Reads and writes <see cref=\"{type}\"/> as JSON.</summary>");
        writer.WriteLine(SourceFile.GeneratedCode);
        var text = alsoText ? $", {KnownTypes.Json}ITextCodec<{type}>" : "";
        return writer.Block($"{context.Access} readonly struct {name} : {KnownTypes.Json}IJsonCodec<{type}>{text}");
    }

    /// <summary>The head of the read method.</summary>
    /// <param name="type">The type.</param>
    public static string Read(string type) =>
        $"public static {type} Read(ref {KnownTypes.Reader} reader, {KnownTypes.ReadContext} context)";

    /// <summary>The head of the write method.</summary>
    /// <param name="type">The type.</param>
    public static string Write(string type) => $"public static void Write({KnownTypes.Writer} writer, {type} value)";

    /// <summary>A statement that writes a member's name.</summary>
    /// <param name="name">The name.</param>
    public static string WriteName(string name) => IsPlain(name)
        ? $"writer.WriteName({CSharpText.Utf8Literal(name)});"
        : $"writer.WritePropertyName({CSharpText.Literal(name)});";

    /// <summary>Statements that write a member with a text that is always the same.</summary>
    /// <param name="name">The name.</param>
    /// <param name="text">The text.</param>
    public static string WriteText(string name, string text) => IsPlain(name) && IsPlain(text)
        ? $"writer.WritePlain({CSharpText.Utf8Literal(name)}, {CSharpText.Utf8Literal(text)});"
        : $"{WriteName(name)}\nwriter.WriteStringValue({CSharpText.Literal(text)});";

    /// <summary>A statement that writes a member where it is not null.</summary>
    /// <param name="field">The member.</param>
    /// <param name="value">An expression of its value.</param>
    /// <returns>Null where it takes more than one call.</returns>
    public static string? WriteOptionalMember(FieldDeclaration field, string value) => ScalarText.Suffix(field.Type) is { } suffix && IsPlain(field.WireName)
        ? $"writer.WriteOptional{suffix}({CSharpText.Utf8Literal(field.WireName)}, {value});"
        : null;

    /// <summary>Statements that write a member.</summary>
    /// <param name="model">The object's name in the document, for messages.</param>
    /// <param name="field">The member.</param>
    /// <param name="value">An expression of its value, which is there.</param>
    public static string WriteMember(string model, FieldDeclaration field, string value)
    {
        if (ScalarText.Suffix(field.Type) is { } suffix && IsPlain(field.WireName))
            return $"writer.Write{suffix}({CSharpText.Utf8Literal(field.WireName)}, {value});";

        // A default enum is a member that nobody set, so the message names the member.
        var present = PropertyText.IsEnum(field.Type)
            ? $"{KnownTypes.Json}EnumTable.Present({value}, {CSharpText.Literal($"{model}.{field.WireName}")})"
            : value;
        return $"{WriteName(field.WireName)}\n{field.Type.Codec}.Write(writer, {present});";
    }

    // What stands in JSON as it is.
    private static bool IsPlain(string text) => text.All(c => c is >= ' ' and <= '~' and not ('"' or '\\'));
}
