using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>Emits a model as a sealed record.</summary>
internal static class ModelEmitter
{
    /// <summary>The model's file.</summary>
    /// <param name="model">The model.</param>
    public static EmittedFile Emit(ModelDeclaration model)
    {
        var fields = PropertyText.Present(model.Fields);
        var fullName = $"global::{model.Context.Namespace}.{model.Name}";
        var writer = SourceFile.Start(model.Context);
        writer.WriteLine(TypeDocs.Summary("model", model.DocumentName, model.Description));
        WriteAttributes(writer, model, fullName);
        var bases = model.Interfaces.Concat(model.Unions.Select(u => u.InterfaceName)).Distinct(StringComparer.Ordinal).ToList();
        using (writer.Block($"{model.Context.Access} sealed partial record {model.Name}{(bases.Count == 0 ? "" : " : " + string.Join(", ", bases))}"))
        {
            MemberReading.WriteConstructors(writer, model.Name, fields, model.Discriminator, isPatch: false);
            foreach (var field in fields)
            {
                writer.WriteLine();
                WriteProperty(writer, field);
            }

            WriteInterfaces(writer, model);
            foreach (var union in model.Unions)
                WriteUnion(writer, model, union);

            PropertyText.WriteEquality(writer, fullName, fields.Select(f => (f.Name, f.Type)).ToList());
            PropertyText.WriteRedaction(writer, fields);
        }

        return SourceFile.End(writer, model.Context, model.Name);
    }

    private static void WriteAttributes(SourceWriter writer, ModelDeclaration model, string fullName)
    {
        writer.WriteLine(SourceFile.GeneratedCode);
        writer.WriteLine(KnownTypes.Converter(fullName, $"global::{model.Context.Namespace}.{model.CodecName}"));
        if (model.Deprecation is not null)
            writer.WriteLine(SourceFile.Obsolete(model.Deprecation));
    }

    private static void WriteProperty(SourceWriter writer, FieldDeclaration field)
    {
        TypeDocs.WriteField(writer, field);
        if (field.IsPersonalData)
            writer.WriteLine("[global::Plumbline.PersonalData]");

        if (field.Deprecation is not null && TypeDocs.CanBeObsolete(field))
            writer.WriteLine(SourceFile.Obsolete(field.Deprecation));

        var required = field.MustBeGiven ? "required " : "";
        var initializer = field.Default is null ? "" : $" = {field.Default};";
        writer.WriteLine($"public {required}{PropertyText.Type(field)} {field.Name} {{ get; init; }}{initializer}");
    }

    private static void WriteInterfaces(SourceWriter writer, ModelDeclaration model)
    {
        foreach (var property in model.ExplicitProperties)
        {
            writer.WriteLine();
            writer.WriteLine($"{property.TypeName} {property.InterfaceName}.{property.PropertyName} => this.{property.FieldName};");
        }
    }

    // Without a discriminator the member's key goes around it; otherwise the model writes its discriminator itself, wherever it stands.
    private static void WriteUnion(SourceWriter writer, ModelDeclaration model, UnionMembership union)
    {
        var codec = $"global::{model.Context.Namespace}.{model.CodecName}";
        var head = $"void {union.InterfaceName}.WriteJson({KnownTypes.Writer} writer)";
        writer.WriteLine();
        if (union.Discriminator is not null)
        {
            writer.WriteLine($"{head} => {codec}.Write(writer, this);");
            return;
        }

        using (writer.Block(head))
        {
            writer.WriteLine($"""
                writer.WriteStartObject();
                {CodecText.WriteName(union.Value)}
                {codec}.Write(writer, this);
                writer.WriteEndObject();
                """);
        }
    }
}
