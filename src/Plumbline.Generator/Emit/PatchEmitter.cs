using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>Emits the companion of a model for PATCH bodies: every member absent, null or a value.</summary>
internal static class PatchEmitter
{
    /// <summary>The companion's file and its codec's; none where no PATCH takes the model.</summary>
    /// <param name="model">The model.</param>
    public static IEnumerable<EmittedFile> Emit(ModelDeclaration model)
    {
        if (model.PatchName is not { } name || model.PatchCodecName is not { } codec)
            yield break;

        var fields = PropertyText.Present(model.Fields);
        yield return EmitRecord(model, fields, name, codec);
        yield return EmitCodec(model, fields, name, codec);
    }

    private static EmittedFile EmitRecord(ModelDeclaration model, IReadOnlyList<FieldDeclaration> fields, string name, string codec)
    {
        var prefix = $"global::{model.Context.Namespace}.";
        var writer = SourceFile.Start(model.Context);
        writer.WriteLine($"/// <summary>Changes to <see cref=\"{prefix}{model.Name}\"/>: what is absent stays as it is.</summary>");
        writer.WriteLine(SourceFile.GeneratedCode);
        writer.WriteLine(KnownTypes.Converter(prefix + name, prefix + codec));
        if (model.Deprecation is not null)
            writer.WriteLine(SourceFile.Obsolete(model.Deprecation));

        using (writer.Block($"{model.Context.Access} sealed partial record {name}"))
        {
            MemberReading.WriteConstructors(writer, name, fields, model.Discriminator, isPatch: true);
            writer.WriteLine();
            foreach (var field in fields)
            {
                TypeDocs.WriteField(writer, field);
                if (field.IsPersonalData)
                    writer.WriteLine("[global::Plumbline.PersonalData]");

                if (field.Deprecation is not null)
                    writer.WriteLine(SourceFile.Obsolete(field.Deprecation));

                writer.WriteLine($"public global::Plumbline.Optional<{field.Type.Name}> {field.Name} {{ get; init; }}");
                writer.WriteLine();
            }

            WriteApply(writer, prefix + model.Name, fields);
            PropertyText.WriteRedaction(writer, fields);
        }

        return SourceFile.End(writer, model.Context, name);
    }

    private static void WriteApply(SourceWriter writer, string type, IReadOnlyList<FieldDeclaration> fields)
    {
        writer.WriteLine("/// <summary>Makes the changes.</summary>");
        writer.WriteLine("/// <param name=\"value\">What to change.</param>");
        writer.WriteLine("/// <returns>A changed copy.</returns>");
        if (fields.Count == 0)
        {
            writer.WriteLine($"public {type} ApplyTo({type} value) => value;");
            return;
        }

        using (writer.Block($"public {type} ApplyTo({type} value) => value with", "};"))
        {
            foreach (var field in fields)
                writer.WriteLine($"{field.Name} = this.{field.Name}.HasValue ? this.{field.Name}.Value : {Otherwise(field)},");
        }
    }

    // Null clears an optional member, or sets it back to its default; a required one cannot be null.
    private static string Otherwise(FieldDeclaration field)
    {
        if (field.IsRequired)
            return $"value.{field.Name}";

        var cleared = field.Default ?? (field.Type.IsValueType ? $"({field.Type.NullableName})null" : "null");
        return $"this.{field.Name}.IsNull ? {cleared} : value.{field.Name}";
    }

    private static EmittedFile EmitCodec(ModelDeclaration model, IReadOnlyList<FieldDeclaration> fields, string name, string codec)
    {
        var type = $"global::{model.Context.Namespace}.{name}";
        var writer = SourceFile.Start(model.Context);
        using (CodecText.Start(writer, model.Context, codec, type))
        {
            MemberReading.WriteRead(writer, type, model.DocumentName);
            writer.WriteLine();
            using (writer.Block(CodecText.Write(type)))
                WriteWrite(writer, model, fields);
        }

        return SourceFile.End(writer, model.Context, codec);
    }

    private static void WriteWrite(SourceWriter writer, ModelDeclaration model, IReadOnlyList<FieldDeclaration> fields)
    {
        writer.WriteLine("writer.WriteStartObject();");
        foreach (var field in fields)
        {
            using (writer.Block($"if (value.{field.Name}.HasValue)"))
                writer.WriteLine(CodecText.WriteMember(model.DocumentName, field, $"value.{field.Name}.Value"));

            using (writer.Block($"else if (value.{field.Name}.IsNull)"))
                writer.WriteLine($"{CodecText.WriteName(field.WireName)}\nwriter.WriteNullValue();");
        }

        writer.WriteLine("writer.WriteEndObject();");
    }
}
