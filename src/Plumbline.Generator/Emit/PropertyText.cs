using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Emit;

/// <summary>What the emitters of properties share.</summary>
internal static class PropertyText
{
    /// <summary>The fields that stand on the wire and in C#: all but those of type <c>unit</c>.</summary>
    /// <param name="fields">A declaration's fields.</param>
    public static IReadOnlyList<FieldDeclaration> Present(IEnumerable<FieldDeclaration> fields) => fields.Where(f => !f.Type.IsUnit).ToList();

    /// <summary>The C# type of a field's property.</summary>
    /// <param name="field">The field.</param>
    public static string Type(FieldDeclaration field) => field.IsAlwaysPresent ? field.Type.Name : field.Type.NullableName;

    /// <summary>Whether a type is an enum of a document.</summary>
    /// <param name="type">The type.</param>
    public static bool IsEnum(TypeUse type) => type.Shape == TypeShape.Named && type.Kind == TypeKind.Enum;

    /// <summary>Whether a type is raw JSON, which has no equality of its own.</summary>
    /// <param name="type">The type.</param>
    public static bool IsElement(TypeUse type) => type.Name == KnownTypes.JsonElement;

    /// <summary>Writes <c>PrintMembers</c>, which keeps personal data out of <c>ToString()</c>; nothing where there is none.</summary>
    /// <param name="writer">In the record.</param>
    /// <param name="fields">The record's fields.</param>
    public static void WriteRedaction(SourceWriter writer, IReadOnlyList<FieldDeclaration> fields)
    {
        if (!fields.Any(f => f.IsPersonalData))
            return;

        writer.WriteLine();
        writer.WriteLine("// Personal data stays out of logs.");
        using (writer.Block("private bool PrintMembers(global::System.Text.StringBuilder builder)"))
        {
            for (var i = 0; i < fields.Count; i++)
            {
                var label = (i == 0 ? "" : ", ") + fields[i].Name + " = ";
                writer.WriteLine(fields[i].IsPersonalData
                    ? $"builder.Append({CSharpText.Literal(label + "<redacted>")});"
                    : $"builder.Append({CSharpText.Literal(label)}).Append((object?){fields[i].Name});");
            }

            writer.WriteLine("return true;");
        }
    }

    /// <summary>Writes the equality of a record with raw JSON in it, by content; nothing where the record's own equality does.</summary>
    /// <param name="writer">In the record.</param>
    /// <param name="typeName">The record's full name.</param>
    /// <param name="properties">The record's properties.</param>
    public static void WriteEquality(SourceWriter writer, string typeName, IReadOnlyList<(string Name, TypeUse Type)> properties)
    {
        if (!properties.Any(p => IsElement(p.Type)))
            return;

        writer.WriteLine();
        writer.WriteLine("/// <summary>Compares by content, raw JSON included.</summary>");
        writer.WriteLine("/// <param name=\"other\">The other value.</param>");
        writer.WriteLine($"public bool Equals({typeName}? other) => (object)this == other || (other is not null");
        using (writer.Indent())
        {
            for (var i = 0; i < properties.Count; i++)
            {
                var end = i == properties.Count - 1 ? ");" : "";
                writer.WriteLine($"&& {KnownTypes.Json}JsonValue.AreEqual(this.{properties[i].Name}, other.{properties[i].Name}){end}");
            }
        }

        writer.WriteLine();
        writer.WriteLine("/// <inheritdoc/>");
        using (writer.Block("public override int GetHashCode()"))
        {
            writer.WriteLine("var hash = new global::System.HashCode();");
            foreach (var (name, _) in properties)
                writer.WriteLine($"hash.Add({KnownTypes.Json}JsonValue.GetHashCode(this.{name}));");

            writer.WriteLine("return hash.ToHashCode();");
        }
    }
}
