using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>Emits an enum as an open record struct, which keeps text that the document does not declare, and its codec.</summary>
internal static class EnumEmitter
{
    /// <summary>The enum's file and its codec's.</summary>
    /// <param name="declaration">The enum.</param>
    public static IEnumerable<EmittedFile> Emit(EnumDeclaration declaration)
    {
        yield return EmitStruct(declaration);
        yield return EmitCodec(declaration);
    }

    private static string FullName(EnumDeclaration declaration) => $"global::{declaration.Context.Namespace}.{declaration.Name}";

    private static EmittedFile EmitStruct(EnumDeclaration declaration)
    {
        var type = FullName(declaration);
        var codec = $"global::{declaration.Context.Namespace}.{declaration.CodecName}";
        var writer = SourceFile.Start(declaration.Context);
        writer.WriteLine(TypeDocs.Summary("enum", declaration.DocumentName, declaration.Description));
        writer.WriteLine("/// <remarks>An open enum: text that the document does not declare is kept, as <c>Case.Undefined</c>.</remarks>");
        writer.WriteLine(SourceFile.GeneratedCode);
        writer.WriteLine(KnownTypes.Converter(type, codec));
        if (declaration.Deprecation is not null)
            writer.WriteLine(SourceFile.Obsolete(declaration.Deprecation));

        using (writer.Block($"{declaration.Context.Access} readonly partial record struct {declaration.Name} : {KnownTypes.Json}IApiEnum<{type}>"))
        {
            writer.WriteLine($"""
                private readonly string? _text;

                private {declaration.Name}(Case kind, string text) => (Kind, _text) = (kind, text);

                /// <summary>The values that the document declares, for a complete switch.</summary>
                """);
            WriteCases(writer, declaration);
            foreach (var value in declaration.Values)
                WriteValue(writer, type, value);

            WriteMembers(writer, declaration, type, codec);
        }

        return SourceFile.End(writer, declaration.Context, declaration.Name);
    }

    private static void WriteCases(SourceWriter writer, EnumDeclaration declaration)
    {
        using (writer.Block("public enum Case"))
        {
            writer.WriteLine("/// <summary>A text that the document does not declare, or none.</summary>");
            writer.WriteLine("Undefined,");
            foreach (var value in declaration.Values)
            {
                writer.WriteLine();
                WriteDocs(writer, value);
                writer.WriteLine($"{value.Name},");
            }
        }
    }

    private static void WriteValue(SourceWriter writer, string type, EnumValueDeclaration value)
    {
        writer.WriteLine();
        WriteDocs(writer, value);
        writer.WriteLine($"public static {type} {value.Name} {{ get; }} = new(Case.{value.Name}, {CSharpText.Literal(value.Text)});");
    }

    private static void WriteDocs(SourceWriter writer, EnumValueDeclaration value)
    {
        writer.WriteLine(TypeDocs.Summary("value", value.DocumentName, value.Description));
        if (value.Deprecation is not null)
            writer.WriteLine(SourceFile.Obsolete(value.Deprecation));
    }

    private static void WriteMembers(SourceWriter writer, EnumDeclaration declaration, string type, string codec)
    {
        var values = string.Join(", ", declaration.Values.Select(v => v.Name));
        writer.WriteLine($$"""

            /// <summary>The values that the document declares, in its order.</summary>
            public static global::Plumbline.ApiList<{{type}}> Values { get; } = [{{values}}];

            /// <summary>Which of the declared values this is.</summary>
            public Case Kind { get; }

            /// <summary>Whether the document declares this value.</summary>
            public bool IsDefined => Kind != Case.Undefined;

            /// <summary>The text on the wire; empty for <c>default</c>, which cannot be written.</summary>
            public string Text => _text ?? "";

            /// <summary>The value of a text, whatever its case; keeps a text that the document does not declare.</summary>
            /// <param name="text">The text on the wire.</param>
            public static {{type}} FromText(string text) => TryParse(text, out var value) ? value : new(Case.Undefined, text);

            /// <summary>Finds a declared value by its text, whatever its case.</summary>
            /// <param name="text">The text on the wire.</param>
            /// <param name="value">The value.</param>
            /// <returns>False where the document declares no such value.</returns>
            public static bool TryParse(string? text, out {{type}} value) => {{codec}}.Table.TryFind(text, out value);

            /// <summary>The text on the wire.</summary>
            public override string ToString() => Text;
            """);
    }

    private static EmittedFile EmitCodec(EnumDeclaration declaration)
    {
        var type = FullName(declaration);
        var writer = SourceFile.Start(declaration.Context);
        using (CodecText.Start(writer, declaration.Context, declaration.CodecName, type, alsoText: true))
        {
            writer.WriteLine($$"""
                public static string TypeName => {{CSharpText.Literal(declaration.DocumentName)}};

                internal static {{KnownTypes.Json}}EnumTable<{{type}}> Table { get; } = new(TypeName);

                {{CodecText.Read(type)}} => Table.Read(ref reader, context);

                {{CodecText.Write(type)}} => Table.Write(writer, value);

                public static bool TryParse(string text, out {{type}} value)
                {
                    value = {{type}}.FromText(text);
                    return true;
                }

                public static string Format({{type}} value) => {{KnownTypes.Json}}EnumTable.Present(value, TypeName).Text;
                """);
        }

        return SourceFile.End(writer, declaration.Context, declaration.CodecName);
    }
}
