using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>Emits an interface of a document: get-only properties.</summary>
internal static class InterfaceEmitter
{
    /// <summary>The interface's file.</summary>
    /// <param name="declaration">The interface.</param>
    public static EmittedFile Emit(InterfaceDeclaration declaration)
    {
        var writer = SourceFile.Start(declaration.Context);
        writer.WriteLine(TypeDocs.Summary("interface", declaration.DocumentName, declaration.Description));
        writer.WriteLine(SourceFile.GeneratedCode);
        if (declaration.Deprecation is not null)
            writer.WriteLine(SourceFile.Obsolete(declaration.Deprecation));

        using (writer.Block($"{declaration.Context.Access} partial interface {declaration.Name}"))
            WriteProperties(writer, PropertyText.Present(declaration.Properties));

        return SourceFile.End(writer, declaration.Context, declaration.Name);
    }

    /// <summary>Writes get-only properties, with empty lines between them.</summary>
    /// <param name="writer">In the interface.</param>
    /// <param name="properties">The properties.</param>
    public static void WriteProperties(SourceWriter writer, IReadOnlyList<FieldDeclaration> properties)
    {
        for (var i = 0; i < properties.Count; i++)
        {
            if (i > 0)
                writer.WriteLine();

            TypeDocs.WriteField(writer, properties[i]);
            writer.WriteLine($"{PropertyText.Type(properties[i])} {properties[i].Name} {{ get; }}");
        }
    }
}
