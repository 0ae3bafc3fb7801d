using System.Globalization;
using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>
/// Emits how an object's members are read: the table of their names and the constructor that takes them; models and their PATCH companions share it.
/// </summary>
internal static class MemberReading
{
    /// <summary>Writes the read method: a constructor reads the members, as nothing else may set them one by one.</summary>
    /// <param name="writer">In the codec.</param>
    /// <param name="type">The full name of the record.</param>
    /// <param name="documentName">The type in the document's words.</param>
    public static void WriteRead(SourceWriter writer, string type, string documentName)
    {
        writer.WriteLine($"{CodecText.Read(type)} =>");
        using (writer.Indent())
            writer.WriteLine($"context.BeginObject(ref reader, {CSharpText.Literal(documentName)}) ? new(ref reader, context) : null!;");
    }

    /// <summary>
    /// Writes what reads, with the record itself: the table of its members, the constructor for object initializers and the one that reads.
    /// </summary>
    /// <param name="writer">In the record, before its properties.</param>
    /// <param name="name">The record's name.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="discriminator">A discriminator to pass over; null where there is none.</param>
    /// <param name="isPatch">Whether it is a PATCH body, whose members are absent, null or a value.</param>
    public static void WriteConstructors(SourceWriter writer, string name, IReadOnlyList<FieldDeclaration> fields, string? discriminator, bool isPatch)
    {
        WriteTable(writer, fields, discriminator, isPatch);
        writer.WriteLine();
        writer.WriteLine($$"""
            /// <summary>For object initializers.</summary>
            public {{name}}()
            {
            }

            """);
        if (!isPatch && fields.Any(f => f.MustBeGiven))
            writer.WriteLine("[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]");

        using (writer.Block($"internal {name}(ref {KnownTypes.Reader} reader, {KnownTypes.ReadContext} context)"))
        {
            writer.WriteLine($"var member = default({KnownTypes.Json}JsonMember);");
            const string Next = "context.NextMember(ref reader, s_members, ref member)";
            if (fields.Count == 0)
            {
                // No name is known, so this goes to the end at once.
                writer.WriteLine($"{Next};");
                return;
            }

            using (writer.Block($"while ({Next})"))
            using (writer.Block("switch (member.Index)"))
            {
                for (var i = 0; i < fields.Count; i++)
                {
                    writer.WriteLine($"case {i}:");
                    using (writer.Indent())
                        WriteCase(writer, fields[i], i, isPatch);
                }
            }
        }
    }

    private static void WriteTable(SourceWriter writer, IReadOnlyList<FieldDeclaration> fields, string? discriminator, bool isPatch)
    {
        var names = $"[{string.Join(", ", fields.Select(f => CSharpText.Literal(f.WireName)))}]";
        var ignored = discriminator is null ? "" : $", ignored: [{CSharpText.Literal(discriminator)}]";
        var create = isPatch
            ? $"{KnownTypes.Json}JsonMembers.OfChanges({names}"
            : $"new({names}, optional: [{Indices(fields, f => !f.MustBeGiven)}]{Nullable(fields)}";
        writer.WriteLine($"private static readonly {KnownTypes.Json}JsonMembers s_members = {create}{ignored});");
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i].Constraints.Pattern is { } pattern && ConstraintText.HasText(fields[i].Type))
            {
                writer.WriteLine();
                writer.WriteLine($"private static readonly global::System.Text.RegularExpressions.Regex {ConstraintText.PatternName(i)} =");
                using (writer.Indent())
                    writer.WriteLine($"{ConstraintText.Regex(pattern)};");
            }
        }
    }

    private static void WriteCase(SourceWriter writer, FieldDeclaration field, int index, bool isPatch)
    {
        var (property, type) = ($"this.{field.Name}", field.Type);
        var checks = ConstraintText.Checks(field, isPatch ? $"{property}.Value" : field.LocalName, ConstraintText.PatternName(index)).ToList();
        if (isPatch)
        {
            var isNullable = field.IsRequired ? "false" : "true";
            writer.WriteLine($"{property} = context.ReadOptional<{type.Name}, {type.Codec}>(ref reader, isNullable: {isNullable});");
            if (checks.Count > 0)
                WriteChecks(writer, $"if (context.IsStrict && {property}.HasValue)", checks);
        }
        else if (checks.Count > 0)
        {
            WriteChecks(writer, $"if (context.ReadConstrained<{type.Name}, {type.Codec}>(ref reader, out var {field.LocalName}))", checks);
            writer.WriteLine($"{property} = {field.LocalName};");
        }
        else if (ScalarText.Suffix(type) is { } suffix)
        {
            writer.WriteLine($"{property} = context.Read{suffix}(ref reader);");
        }
        else
        {
            writer.WriteLine($"{property} = {type.Codec}.Read(ref reader, context);");
        }

        writer.WriteLine("break;");
    }

    private static void WriteChecks(SourceWriter writer, string condition, List<string> checks)
    {
        using (writer.Block(condition))
        {
            foreach (var check in checks)
                writer.WriteLine(check);
        }
    }

    private static string Nullable(IReadOnlyList<FieldDeclaration> fields) =>
        fields.Any(TakesNull) ? $", nullable: [{Indices(fields, TakesNull)}]" : "";

    // Any JSON, of which null is a value; an object is JSON too, and null none.
    private static bool TakesNull(FieldDeclaration field) => field.Type.Codec == KnownTypes.Json + "AnyCodec";

    private static string Indices(IReadOnlyList<FieldDeclaration> fields, Func<FieldDeclaration, bool> isMeant) =>
        string.Join(", ", Enumerable.Range(0, fields.Count).Where(i => isMeant(fields[i])).Select(i => i.ToString(CultureInfo.InvariantCulture)));
}
