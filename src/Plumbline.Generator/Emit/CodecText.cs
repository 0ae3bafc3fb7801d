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
        $"/// <inheritdoc/>\npublic static {type} Read(ref {KnownTypes.Reader} reader, {KnownTypes.ReadContext} context)";

    /// <summary>The head of the write method.</summary>
    /// <param name="type">The type.</param>
    public static string Write(string type) => $"/// <inheritdoc/>\npublic static void Write({KnownTypes.Writer} writer, {type} value)";

    /// <summary>Statements that write a member.</summary>
    /// <param name="model">The object's name in the document, for messages.</param>
    /// <param name="field">The member.</param>
    /// <param name="value">An expression of its value, which is there.</param>
    public static string WriteMember(string model, FieldDeclaration field, string value)
    {
        // A default enum is a member that nobody set, so the message names the member.
        var present = PropertyText.IsEnum(field.Type)
            ? $"{KnownTypes.Json}EnumTable.Present({value}, {CSharpText.Literal($"{model}.{field.WireName}")})"
            : value;
        return $"writer.WritePropertyName({CSharpText.Utf8Literal(field.WireName)});\n{field.Type.Codec}.Write(writer, {present});";
    }
}
