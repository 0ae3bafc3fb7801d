using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>Emits how rows of a table become records and back.</summary>
internal static class TableEmitter
{
    private const string Data = "global::Plumbline.Data.";

    /// <summary>Emits a table's class.</summary>
    /// <param name="table">The table.</param>
    public static EmittedFile Emit(TableDeclaration table)
    {
        var name = table.Stem + "Table";
        var writer = SourceFile.Start(table.Context);
        writer.WriteLine($"/// <summary>Maps <see cref=\"{table.Row.Name}\"/> to the table {CSharpText.Xml(CSharpText.OneLine(table.Name))}.</summary>");
        writer.WriteLine(SourceFile.GeneratedCode);
        using (writer.Block($"internal sealed class {name} : {Data}Table<{table.Row.Name}, {table.Key.Name}>"))
        {
            WriteProperties(writer, table, name);
            writer.WriteLine();
            writer.WriteLine("/// <inheritdoc/>");
            writer.WriteLine($"public override {table.Key.Name} GetKey({table.Row.Name} row) => row.{table.KeyProperty};");
            writer.WriteLine();
            writer.WriteLine("/// <inheritdoc/>");
            using (writer.Block($"public override void Write({table.Row.Name} row, {Data}RowWriter writer)"))
            {
                foreach (var column in table.Columns)
                    writer.WriteLine(Write(column));
            }

            writer.WriteLine();
            writer.WriteLine("/// <inheritdoc/>");
            writer.WriteLine($"public override {table.Row.Name} Read({Data}RowReader reader) => new()");
            using (writer.Block("", "};"))
            {
                for (var i = 0; i < table.Columns.Count; i++)
                    writer.WriteLine($"{table.Columns[i].Field.Name} = {Read(table.Columns[i], i)},");
            }
        }

        return SourceFile.End(writer, table.Context, name);
    }

    private static void WriteProperties(SourceWriter writer, TableDeclaration table, string name)
    {
        writer.WriteLine($$"""
            private {{name}}()
            {
            }

            /// <summary>The only one.</summary>
            public static {{name}} Instance { get; } = new();

            /// <inheritdoc/>
            public override string Name => {{CSharpText.Literal(table.Name)}};

            /// <inheritdoc/>
            public override string KeyColumn => {{CSharpText.Literal(table.KeyColumn)}};

            /// <inheritdoc/>
            public override bool HasJournal => {{(table.HasJournal ? "true" : "false")}};

            /// <inheritdoc/>
            public override global::System.Collections.Generic.IReadOnlyList<{{Data}}TableColumn> Columns { get; } =
            """);
        using (writer.Indent())
        {
            writer.WriteLine("[");
            using (writer.Indent())
            {
                foreach (var column in table.Columns)
                    writer.WriteLine($"new({CSharpText.Literal(column.Name)}, {Data}ColumnKind.{column.Kind}, {(column.Field.IsAlwaysPresent ? "false" : "true")}),");
            }

            writer.WriteLine("];");
        }
    }

    private static string Write(ColumnDeclaration column)
    {
        var (field, name) = (column.Field, CSharpText.Literal(column.Name));
        var value = $"row.{field.Name}";
        if (column.Kind == "Json")
        {
            var present = field.IsAlwaysPresent ? value : field.Type.IsValueType ? $"{value}.GetValueOrDefault()" : $"{value}!";
            return $"writer.Json<{field.Type.Name}, {field.Type.Codec}>({name}, {present}, {(field.IsAlwaysPresent ? "false" : $"{value} is null")});";
        }

        return PropertyText.IsEnum(field.Type)
            ? $"writer.Text({name}, {value}{(field.IsAlwaysPresent ? "" : "?")}.Text);"
            : $"writer.{column.Kind}({name}, {value});";
    }

    // A journal has rows from before a column was added: what has a default gets it.
    private static string Read(ColumnDeclaration column, int ordinal)
    {
        var (field, at) = (column.Field, ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var otherwise = field.Default is null ? "" : $" ?? {field.Default}";
        if (column.Kind == "Json")
        {
            var read = $"reader.Json<{field.Type.Name}, {field.Type.Codec}>({at})";
            return field is { IsRequired: true, Default: null } ? read : $"reader.IsNull({at}) ? {field.Default ?? "null"} : {read}";
        }

        if (PropertyText.IsEnum(field.Type))
        {
            return field is { IsRequired: true, Default: null }
                ? $"{field.Type.Name}.FromText(reader.Text({at}))"
                : $"reader.TextOrNull({at}) is {{ }} text{at} ? {field.Type.Name}.FromText(text{at}) : {field.Default ?? "null"}";
        }

        return field is { IsRequired: true, Default: null } ? $"reader.{column.Kind}({at})" : $"reader.{column.Kind}OrNull({at}){otherwise}";
    }
}
