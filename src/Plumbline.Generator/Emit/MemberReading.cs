using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>Emits the part of a codec that reads an object's members into locals; models and their PATCH companions share it.</summary>
internal static class MemberReading
{
    /// <summary>Writes the table of members and the patterns of their constraints.</summary>
    /// <param name="writer">In the codec.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="discriminator">A discriminator to pass over; null where there is none.</param>
    public static void WriteTable(SourceWriter writer, IReadOnlyList<FieldDeclaration> fields, string? discriminator)
    {
        var names = string.Join(", ", fields.Select(f => CSharpText.Literal(f.WireName)));
        var ignored = discriminator is null ? "" : $", [{CSharpText.Literal(discriminator)}]";
        writer.WriteLine($"private static readonly {KnownTypes.Json}JsonMembers s_members = new([{names}]{ignored});");
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

    /// <summary>Writes locals, one per field, and the loop that fills them.</summary>
    /// <param name="writer">In the read method, past the check for an object.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="isPatch">Whether locals are optional members of a PATCH body, rather than nullable values.</param>
    public static void WriteLoop(SourceWriter writer, IReadOnlyList<FieldDeclaration> fields, bool isPatch)
    {
        foreach (var field in fields)
        {
            writer.WriteLine(isPatch
                ? $"global::Plumbline.Optional<{field.Type.Name}> {field.LocalName} = default;"
                : $"{field.Type.NullableName} {field.LocalName} = null;");
        }

        writer.WriteLine($"var member = {KnownTypes.ReadContext}.Start;");
        if (fields.Count == 0)
        {
            // No name is known, so this goes to the end at once.
            writer.WriteLine("context.NextMember(ref reader, s_members, ref member);");
            writer.WriteLine();
            return;
        }

        using (writer.Block("while (context.NextMember(ref reader, s_members, ref member))"))
        using (writer.Block("switch (member)"))
        {
            for (var i = 0; i < fields.Count; i++)
            {
                writer.WriteLine($"case {i}:");
                using (writer.Indent())
                    WriteCase(writer, fields[i], i, isPatch);
            }
        }

        writer.WriteLine();
    }

    private static void WriteCase(SourceWriter writer, FieldDeclaration field, int index, bool isPatch)
    {
        var (local, type) = (field.LocalName, field.Type);
        if (isPatch)
        {
            var isNullable = field.IsRequired ? "false" : "true";
            writer.WriteLine($"{local} = context.ReadOptional<{type.Name}, {type.Codec}>(ref reader, isNullable: {isNullable});");
        }
        else if (ScalarText.Suffix(type) is { } suffix)
        {
            writer.WriteLine($"{local} = context.Read{suffix}(ref reader);");
        }
        else
        {
            var read = type.IsValueType ? "ReadValue" : "Read";
            writer.WriteLine($"{local} = context.{read}<{type.Name}, {type.Codec}>(ref reader);");
        }

        var value = isPatch || type.IsValueType ? local + ".Value" : local;
        var checks = ConstraintText.Checks(field, index, value).ToList();
        if (checks.Count > 0)
        {
            using (writer.Block($"if (context.IsStrict && {local}{(isPatch ? ".HasValue" : " is not null")})"))
            {
                foreach (var check in checks)
                    writer.WriteLine(check);
            }
        }

        writer.WriteLine("break;");
    }
}
