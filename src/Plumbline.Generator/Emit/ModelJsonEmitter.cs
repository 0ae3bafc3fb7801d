using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>Emits the codec of a model: direct reading and writing, field by field.</summary>
internal static class ModelJsonEmitter
{
    /// <summary>The codec's file.</summary>
    /// <param name="model">The model.</param>
    public static EmittedFile Emit(ModelDeclaration model)
    {
        var fields = PropertyText.Present(model.Fields);
        var type = $"global::{model.Context.Namespace}.{model.Name}";
        var writer = SourceFile.Start(model.Context);
        using (CodecText.Start(writer, model.Context, model.CodecName, type))
        {
            MemberReading.WriteTable(writer, fields, model.Discriminator);
            writer.WriteLine();
            using (writer.Block(CodecText.Read(type)))
                WriteRead(writer, model, fields, type);

            writer.WriteLine();
            using (writer.Block(CodecText.Write(type)))
                WriteWrite(writer, model, fields);
        }

        return SourceFile.End(writer, model.Context, model.CodecName);
    }

    private static void WriteRead(SourceWriter writer, ModelDeclaration model, IReadOnlyList<FieldDeclaration> fields, string type)
    {
        writer.WriteLine($"""
            if (!context.BeginObject(ref reader, {CSharpText.Literal(model.DocumentName)}))
                return null!;

            """);
        MemberReading.WriteLoop(writer, fields, isPatch: false);
        if (fields.Count == 0)
        {
            writer.WriteLine($"return new {type}();");
            return;
        }

        using (writer.Block($"return new {type}", "};"))
        {
            foreach (var field in fields)
                writer.WriteLine($"{field.Name} = {field.LocalName}{Otherwise(field)},");
        }
    }

    // Whoever misses a member with a default gets the default, required or not.
    private static string Otherwise(FieldDeclaration field)
    {
        if (field.Default is not null)
            return $" ?? {field.Default}";

        return field.IsRequired ? $" ?? context.Missing<{field.Type.Name}>(ref reader, {CSharpText.Literal(field.WireName)})" : "";
    }

    private static void WriteWrite(SourceWriter writer, ModelDeclaration model, IReadOnlyList<FieldDeclaration> fields)
    {
        writer.WriteLine("writer.WriteStartObject();");
        if (model.Discriminator is { } discriminator)
            writer.WriteLine(CodecText.WriteText(discriminator, model.DiscriminatorValue ?? model.DocumentName));

        foreach (var field in fields)
        {
            if (field.IsAlwaysPresent)
            {
                writer.WriteLine(CodecText.WriteMember(model.DocumentName, field, $"value.{field.Name}"));
                continue;
            }

            if (CodecText.WriteOptionalMember(field, $"value.{field.Name}") is { } optional)
            {
                writer.WriteLine(optional);
                continue;
            }

            using (writer.Block($"if (value.{field.Name} is {{ }} {field.LocalName})"))
                writer.WriteLine(CodecText.WriteMember(model.DocumentName, field, field.LocalName));
        }

        writer.WriteLine("writer.WriteEndObject();");
    }
}
