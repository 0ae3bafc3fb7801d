using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Emit;

/// <summary>Emits the records that stand for members of a union that are no records of their own, and for members yet unknown.</summary>
internal static class UnionCaseEmitter
{
    private static readonly TypeUse s_element = new()
    {
        Name = KnownTypes.JsonElement,
        Codec = KnownTypes.Json + "AnyCodec",
        IsValueType = true,
        Shape = TypeShape.Named,
        Kind = TypeKind.Primitive,
        Primitive = Primitive.Json,
        DocumentType = "json",
    };

    /// <summary>The wrapper of a member.</summary>
    /// <param name="union">The union.</param>
    /// <param name="member">The member; it has a wrapper.</param>
    public static EmittedFile EmitWrapper(UnionDeclaration union, UnionMemberDeclaration member)
    {
        var name = member.WrapperName!;
        var writer = SourceFile.Start(union.Context);
        writer.WriteLine(TypeDocs.Summary("member", $"{member.Value} of {union.DocumentName}", member.Description));
        writer.WriteLine("/// <param name=\"Value\">The value.</param>");
        WriteAttributes(writer, union, name, member.Deprecation);
        using (writer.Block($"{union.Context.Access} sealed partial record {name}({member.Type.Name} Value) : {Interfaces(union)}"))
        {
            using (writer.Block($"void global::{union.Context.Namespace}.{union.Name}.WriteJson({KnownTypes.Writer} writer)"))
            {
                writer.WriteLine("writer.WriteStartObject();");
                foreach (var line in WrapperText(union, member))
                    writer.WriteLine(line);

                writer.WriteLine("writer.WriteEndObject();");
            }

            WriteOuter(writer, union);
            PropertyText.WriteEquality(writer, $"global::{union.Context.Namespace}.{name}", [("Value", member.Type)]);
        }

        return SourceFile.End(writer, union.Context, name);
    }

    /// <summary>The record for members that the document does not know.</summary>
    /// <param name="union">The union.</param>
    public static EmittedFile EmitUnknown(UnionDeclaration union)
    {
        var self = $"global::{union.Context.Namespace}.{union.Name}";
        var writer = SourceFile.Start(union.Context);
        writer.WriteLine($"/// <summary>A member of {CSharpText.Xml(union.DocumentName)} that this document does not know; written back as it came.</summary>");
        writer.WriteLine($"/// <param name=\"Discriminator\">{(union.Discriminator is null ? "Its key." : "Its discriminator.")}</param>");
        writer.WriteLine("/// <param name=\"Json\">All of it.</param>");
        WriteAttributes(writer, union, union.UnknownName, deprecation: null);
        using (writer.Block($"{union.Context.Access} sealed partial record {union.UnknownName}(string Discriminator, {KnownTypes.JsonElement} Json) : {Interfaces(union)}"))
        {
            foreach (var property in PropertyText.Present(union.Properties))
            {
                writer.WriteLine(InterfaceProperty(self, property));
                writer.WriteLine();
            }

            writer.WriteLine($"void {self}.WriteJson({KnownTypes.Writer} writer) => writer.WriteElement(Json);");
            WriteOuter(writer, union);
            PropertyText.WriteEquality(writer, $"global::{union.Context.Namespace}.{union.UnknownName}", [("Json", s_element)]);
            writer.WriteLine();
            writer.WriteLine("// Nobody knows what the rest holds, so it stays out of logs.");
            using (writer.Block("private bool PrintMembers(global::System.Text.StringBuilder builder)"))
            {
                writer.WriteLine("builder.Append(\"Discriminator = \").Append(Discriminator);");
                writer.WriteLine("return true;");
            }
        }

        return SourceFile.End(writer, union.Context, union.UnknownName);
    }

    /// <summary>Whether a member stands directly under its key in a union without discriminator, rather than in an object with <c>value</c>.</summary>
    /// <param name="type">The member's type.</param>
    public static bool IsDirect(TypeUse type) => type.Shape == TypeShape.Named && type.Kind is TypeKind.Enum or TypeKind.Model or TypeKind.Union;

    private static void WriteAttributes(SourceWriter writer, UnionDeclaration union, string name, string? deprecation)
    {
        var prefix = $"global::{union.Context.Namespace}.";
        var codec = $"{KnownTypes.Json}UnionCaseCodec<{prefix}{name}, {prefix}{union.Name}, {prefix}{union.CodecName}>";
        writer.WriteLine(SourceFile.GeneratedCode);
        writer.WriteLine(KnownTypes.Converter(prefix + name, codec));
        if (deprecation is not null)
            writer.WriteLine(SourceFile.Obsolete(deprecation));
    }

    private static string Interfaces(UnionDeclaration union) =>
        string.Join(", ", union.Unions.Select(u => u.InterfaceName).Prepend($"global::{union.Context.Namespace}.{union.Name}"));

    // Nested unions flatten: around it or not, a leaf is written the same.
    private static void WriteOuter(SourceWriter writer, UnionDeclaration union)
    {
        foreach (var outer in union.Unions)
        {
            writer.WriteLine();
            writer.WriteLine($"void {outer.InterfaceName}.WriteJson({KnownTypes.Writer} writer) =>");
            using (writer.Indent())
                writer.WriteLine($"((global::{union.Context.Namespace}.{union.Name})this).WriteJson(writer);");
        }
    }

    private static IEnumerable<string> WrapperText(UnionDeclaration union, UnionMemberDeclaration member)
    {
        var codec = Codec(union, member.Type);
        if (union.Discriminator is { } discriminator)
        {
            yield return CodecText.WriteText(discriminator, member.Value);
            yield return $"writer.WriteName(\"value\"u8);\n{codec}.Write(writer, Value);";
            yield break;
        }

        yield return CodecText.WriteName(member.Value);
        yield return IsDirect(member.Type)
            ? $"{codec}.Write(writer, Value);"
            : $"writer.WriteStartObject();\nwriter.WriteName(\"value\"u8);\n{codec}.Write(writer, Value);\nwriter.WriteEndObject();";
    }

    /// <summary>The codec of a wrapped member: a decimal beside a discriminator is written as a string.</summary>
    /// <param name="union">The union.</param>
    /// <param name="type">The member's type.</param>
    public static string Codec(UnionDeclaration union, TypeUse type) =>
        union.Discriminator is not null && type is { Shape: TypeShape.Named, Kind: TypeKind.Primitive, Primitive: Primitive.Decimal }
            ? KnownTypes.Json + "DecimalTextCodec"
            : type.Codec;

    private static string InterfaceProperty(string self, FieldDeclaration property)
    {
        var name = CSharpText.Literal(property.WireName);
        var (type, codec) = (property.Type.Name, property.Type.Codec);
        var head = $"{PropertyText.Type(property)} {self}.{property.Name} =>";
        if (property is { IsRequired: true, Default: null })
            return $"{head} {KnownTypes.Json}UnionJson.Get<{type}, {codec}>(Json, {name});";

        var otherwise = property.Default ?? (property.Type.IsValueType ? $"({property.Type.NullableName})null" : "null");
        return $"{head} {KnownTypes.Json}UnionJson.TryGet<{type}, {codec}>(Json, {name}, out var value) ? value : {otherwise};";
    }
}
