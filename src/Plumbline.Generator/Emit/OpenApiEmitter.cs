using System.Text.RegularExpressions;
using Plumbline.Generator.CSharp;
using Plumbline.Spec.Export.OpenApi;

namespace Plumbline.Generator.Emit;

/// <summary>Emits the OpenAPI description of a served document as UTF-8 that is part of the assembly's data.</summary>
internal static class OpenApiEmitter
{
    private static readonly Regex s_quotes = new("\"+", RegexOptions.CultureInvariant);

    /// <summary>The class that holds it.</summary>
    /// <param name="document">The document.</param>
    public static EmittedFile Emit(OpenApiDeclaration document)
    {
        // The text is ASCII, and a raw literal ends at nothing but more quotes than any run inside.
        var json = OpenApiDocument.Write(document.Service, document.Others, out var schemas);
        var fence = new string('"', Math.Max(3, s_quotes.Matches(json).Cast<Match>().Max(match => match.Length) + 1));
        var writer = SourceFile.Start(document.Context);
        writer.WriteLine($"/// <summary>The OpenAPI description of {CSharpText.Xml(CSharpText.OneLine(document.Context.FileName))}.</summary>");
        writer.WriteLine(SourceFile.GeneratedCode);
        using (writer.Block($"internal static class {document.Name}"))
        {
            writer.WriteLine("/// <summary>The description as UTF-8.</summary>");
            writer.WriteLine($"public static global::System.ReadOnlySpan<byte> Utf8 => {fence}");
            writer.WriteLine(json.TrimEnd('\n'));
            writer.WriteLine(fence + "u8;");
            if (document.Types.Count > 0)
                WriteTypes(writer, document, schemas);
        }

        return SourceFile.End(writer, document.Context, document.Name);
    }

    private static void WriteTypes(SourceWriter writer, OpenApiDeclaration document, IReadOnlyList<SchemaType> schemas)
    {
        var names = schemas.ToLookup(schema => (schema.Namespace, schema.Kind, schema.Name, schema.IsPatch), schema => schema.Schema);
        writer.WriteLine("""

            /// <summary>The schema of each emitted type.</summary>
            public static global::System.Collections.Generic.KeyValuePair<global::System.Type, string>[] Types =>
            [
            """);
        using (writer.Indent())
        {
            foreach (var type in document.Types)
            {
                if (names[(type.Namespace, type.Kind, type.Name, type.IsPatch)].FirstOrDefault() is { } schema)
                    writer.WriteLine($"new(typeof({type.CSharp}), {CSharpText.Literal(schema)}),");
            }
        }

        writer.WriteLine("];");
    }
}
