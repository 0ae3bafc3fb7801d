using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>Emits the codec of a model: direct writing, field by field; a constructor of the model itself reads.</summary>
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
            MemberReading.WriteRead(writer, type, model.DocumentName);
            writer.WriteLine();
            using (writer.Block(CodecText.Write(type)))
                WriteWrite(writer, model, fields);
        }

        return SourceFile.End(writer, model.Context, model.CodecName);
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
