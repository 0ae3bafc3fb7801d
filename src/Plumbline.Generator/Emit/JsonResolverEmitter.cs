using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>Emits the resolver of a document, which shows its types to System.Text.Json without reflection.</summary>
internal static class JsonResolverEmitter
{
    /// <summary>The resolver's file.</summary>
    /// <param name="declaration">The resolver.</param>
    public static EmittedFile Emit(ResolverDeclaration declaration)
    {
        var self = $"global::{declaration.Context.Namespace}.{declaration.Name}";
        var writer = SourceFile.Start(declaration.Context);
        writer.WriteLine($"/// <summary>Shows the types of {CSharpText.Xml(declaration.Context.ServiceName)} to System.Text.Json, without reflection.</summary>");
        writer.WriteLine(SourceFile.GeneratedCode);
        using (writer.Block($"{declaration.Context.Access} sealed class {declaration.Name} : global::System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver"))
        {
            writer.WriteLine($$"""
                private {{declaration.Name}}()
                {
                }

                /// <summary>The resolver; it holds nothing, so there is one.</summary>
                public static {{self}} Default { get; } = new();

                /// <inheritdoc/>
                """);
            const string Head = "public global::System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(";
            using (writer.Block($"{Head}global::System.Type type, global::System.Text.Json.JsonSerializerOptions options)"))
            {
                foreach (var type in declaration.Types)
                {
                    writer.WriteLine($"if (type == typeof({type.Name}))");
                    using (writer.Indent())
                        writer.WriteLine($"return {KnownTypes.Json}ApiJsonTypeInfo.Create<{type.Name}, {type.Codec}>(options);");

                    writer.WriteLine();
                }

                writer.WriteLine("return null;");
            }
        }

        return SourceFile.End(writer, declaration.Context, declaration.Name);
    }
}
