using Plumbline.Generator.CSharp;
using Plumbline.Spec.Export.Sql;

namespace Plumbline.Generator.Emit;

/// <summary>Emits the schema of the project's database.</summary>
internal static class DatabaseEmitter
{
    private const string Data = "global::Plumbline.Data.";

    /// <summary>Emits the schema.</summary>
    /// <param name="database">The database.</param>
    public static EmittedFile Emit(DatabaseDeclaration database)
    {
        const string name = "PlumblineDatabase";
        var writer = SourceFile.Start(database.Context);
        writer.WriteLine("/// <summary>What the database of this project holds.</summary>");
        writer.WriteLine(SourceFile.GeneratedCode);
        using (writer.Block($"internal static class {name}"))
        {
            writer.WriteLine("/// <summary>The schema, by which the database is made and brought up to date.</summary>");
            using (writer.Block($"public static {Data}DatabaseSchema Schema {{ get; }} = new()", "};"))
            {
                writer.WriteLine($"Service = {CSharpText.Literal(database.Service)},");
                writer.WriteLine($"Version = {CSharpText.Literal(database.Version)},");
                using (List(writer, "Scripts = "))
                {
                    foreach (var script in database.Scripts)
                        writer.WriteLine($"new({Data}SqlDialect.{script.Dialect}, {script.Dialect}()),");
                }
            }

            foreach (var script in database.Scripts)
            {
                writer.WriteLine();
                writer.WriteLine($"private static global::System.Collections.Generic.IReadOnlyList<{Data}SqlObject> {script.Dialect}() =>");
                using (List(writer, "", ";"))
                {
                    foreach (var part in script.Objects)
                        WritePart(writer, part);
                }
            }
        }

        return SourceFile.End(writer, database.Context, name);
    }

    private static void WritePart(SourceWriter writer, SqlObject part)
    {
        writer.WriteLine("new()");
        using (writer.Block("", "},"))
        {
            writer.WriteLine($"Kind = {Data}SqlObjectKind.{part.Kind},");
            writer.WriteLine($"Name = {CSharpText.Literal(part.Name)},");
            writer.WriteLine("Create =");
            using (writer.Indent())
                writer.WriteLine(Lines(part.Create) + ",");

            if (part.Columns.Count > 0)
            {
                using (List(writer, "Columns = "))
                {
                    foreach (var column in part.Columns)
                        WriteColumn(writer, column);
                }
            }

            if (part.KeepsDroppedColumns)
                writer.WriteLine("KeepsDroppedColumns = true,");
        }
    }

    private static void WriteColumn(SourceWriter writer, SqlColumn column) => writer.WriteLine(
        $"new({CSharpText.Literal(column.Name)}, {CSharpText.Literal(column.Type)}, {(column.IsNullable ? "true" : "false")}, {CSharpText.Literal(column.Add)}),");

    // One literal per line, so that people can read the statements.
    private static string Lines(string text)
    {
        var lines = text.Replace("\r\n", "\n").Split('\n');
        return string.Join(" +\n", lines.Select((line, i) => CSharpText.Literal(i == lines.Length - 1 ? line : line + "\n")));
    }

    private static SourceWriter.Closing List(SourceWriter writer, string head, string end = ",")
    {
        writer.WriteLine(head + "[");
        return writer.Indent("]" + end);
    }
}
