using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Emit;

/// <summary>Emits what reads and writes the rows of a table, for the service's own code only.</summary>
internal static class StoreEmitter
{
    private const string Data = "global::Plumbline.Data.";
    private const string Task = "global::System.Threading.Tasks.Task";
    private const string Token = "global::System.Threading.CancellationToken cancellationToken = default";
    private const string Lists = "global::System.Collections.Generic.";

    /// <summary>Emits a table's store.</summary>
    /// <param name="table">The table.</param>
    public static EmittedFile Emit(TableDeclaration table)
    {
        var name = table.Stem + "Store";
        var writer = SourceFile.Start(table.Context);
        writer.WriteLine($"""
            /// <summary>{(table.IsReadOnly ? "Reads" : "Reads and writes")} the table {CSharpText.Xml(CSharpText.OneLine(table.Name))}. Safe for concurrent use.</summary>
            /// <remarks>
            /// Within <see cref="{Data}Storage.InTransactionAsync(global::System.Func&lt;global::System.Data.Common.DbTransaction, global::System.Threading.CancellationToken, {Task}&gt;, global::System.Threading.CancellationToken)"/>,
            /// and while an event is handled, everything happens in that transaction; otherwise each call has its own.
            /// </remarks>
            /// <param name="storage">The service's database.</param>
            {SourceFile.GeneratedCode}
            """.Replace("&lt;", "{").Replace("&gt;", "}"));
        using (writer.Block($"internal sealed class {name}({Data}Storage storage)"))
        {
            writer.WriteLine($"private readonly {Data}TableStore<{table.Row.Name}, {table.Key.Name}> _rows = new(storage, global::{table.Context.Namespace}.{table.Stem}Table.Instance);");
            if (!table.IsReadOnly)
                WriteNewId(writer, table);

            WriteReads(writer, table);
            if (!table.IsReadOnly)
                WriteWrites(writer, table);

            foreach (var list in table.Lists)
            {
                writer.WriteLine();
                WriteList(writer, table, list);
            }
        }

        return SourceFile.End(writer, table.Context, name);
    }

    private static void WriteNewId(SourceWriter writer, TableDeclaration table)
    {
        var expression = table.Key.Primitive switch
        {
            Primitive.String when table.Key.Kind == TypeKind.Primitive => "global::System.Guid.CreateVersion7().ToString(\"N\")",
            Primitive.Uuid => "global::System.Guid.CreateVersion7()",
            _ => null,
        };
        if (expression is null)
            return;

        writer.WriteLine();
        writer.WriteLine("/// <summary>A key that no row has: a UUID of version 7, so that later ones are larger.</summary>");
        writer.WriteLine($"public static {table.Key.Name} NewId() => {expression};");
    }

    private static void WriteReads(SourceWriter writer, TableDeclaration table) => writer.WriteLine($"""

        /// <summary>Finds a row.</summary>
        /// <param name="key">Its key.</param>
        /// <param name="cancellationToken">Cancels.</param>
        /// <returns>Null where there is none.</returns>
        public {Task}<{table.Row.Name}?> FindAsync({table.Key.Name} key, {Token}) => _rows.FindAsync(key, cancellationToken);

        /// <summary>Finds a row that must be there.</summary>
        /// <param name="key">Its key.</param>
        /// <param name="cancellationToken">Cancels.</param>
        /// <exception cref="{Data}RowNotFoundException">There is none.</exception>
        public {Task}<{table.Row.Name}> GetAsync({table.Key.Name} key, {Token}) => _rows.GetAsync(key, cancellationToken);

        /// <summary>Reads rows.</summary>
        /// <param name="query">Which, and in which order.</param>
        /// <param name="cancellationToken">Cancels.</param>
        public {Task}<{Lists}IReadOnlyList<{table.Row.Name}>> ListAsync({Data}TableQuery query, {Token}) => _rows.ListAsync(query, cancellationToken);

        /// <summary>Counts rows.</summary>
        /// <param name="query">Which.</param>
        /// <param name="cancellationToken">Cancels.</param>
        public {Task}<long> CountAsync({Data}TableQuery query, {Token}) => _rows.CountAsync(query, cancellationToken);
        """);

    private static void WriteWrites(SourceWriter writer, TableDeclaration table) => writer.WriteLine($"""

        /// <summary>Inserts a row.</summary>
        /// <param name="row">The row.</param>
        /// <param name="cancellationToken">Cancels.</param>
        /// <returns>The row as the table has it.</returns>
        /// <exception cref="{Data}RowExistsException">There is one with this key.</exception>
        /// <exception cref="{Data}UniqueViolationException">There is one with the same values of unique fields.</exception>
        public {Task}<{table.Row.Name}> InsertAsync({table.Row.Name} row, {Token}) => _rows.InsertAsync(row, cancellationToken);

        /// <summary>Inserts a row, or updates the one with its key. A row that is the same already is not written.</summary>
        /// <param name="row">The row.</param>
        /// <param name="cancellationToken">Cancels.</param>
        /// <exception cref="{Data}UniqueViolationException">There is another one with the same values of unique fields.</exception>
        public {Task}<{Data}Upserted<{table.Row.Name}>> UpsertAsync({table.Row.Name} row, {Token}) => _rows.UpsertAsync(row, cancellationToken);

        /// <summary>Inserts or updates rows. Those that are the same already are not written; of rows with equal keys the last one counts.</summary>
        /// <param name="rows">The rows.</param>
        /// <param name="cancellationToken">Cancels.</param>
        /// <exception cref="{Data}UniqueViolationException">There is another one with the same values of unique fields.</exception>
        public {Task}<{Data}UpsertCounts> UpsertManyAsync({Lists}IEnumerable<{table.Row.Name}> rows, {Token}) => _rows.UpsertManyAsync(rows, cancellationToken);

        /// <summary>Changes a row; once more from its newest values where somebody else was faster.</summary>
        /// <param name="key">Its key.</param>
        /// <param name="change">Makes the new row of the present one; it may be called several times.</param>
        /// <param name="cancellationToken">Cancels.</param>
        /// <returns>The row as the table has it now; null where there is none.</returns>
        /// <exception cref="{Data}UniqueViolationException">There is another one with the same values of unique fields.</exception>
        public {Task}<{table.Row.Name}?> UpdateAsync({table.Key.Name} key, global::System.Func<{table.Row.Name}, {table.Row.Name}> change, {Token}) =>
            _rows.UpdateAsync(key, change, cancellationToken);

        /// <summary>Deletes a row.</summary>
        /// <param name="key">Its key.</param>
        /// <param name="cancellationToken">Cancels.</param>
        /// <returns>False where there is none.</returns>
        public {Task}<bool> DeleteAsync({table.Key.Name} key, {Token}) => _rows.DeleteAsync(key, cancellationToken);
        """);

    private static void WriteList(SourceWriter writer, TableDeclaration table, ListDeclaration list)
    {
        writer.WriteLine(CSharpText.Doc("summary", string.IsNullOrWhiteSpace(list.Description) ? "Reads rows." : list.Description));
        foreach (var parameter in list.Parameters)
            writer.WriteLine(CSharpText.Doc($"param name=\"{CSharpText.Xml(parameter.Parameter.Name.TrimStart('@'))}\"", parameter.Parameter.Description ?? $"The parameter {parameter.Parameter.WireName}."));

        writer.WriteLine("/// <param name=\"cancellationToken\">Cancels.</param>");
        var parameters = string.Concat(list.Parameters.Select(p => $"{Type(p.Parameter)} {p.Parameter.Name}, "));
        using (writer.Block($"public async {Task}<global::Plumbline.ApiList<{table.Row.Name}>> {list.Name}({parameters}{Token})"))
        {
            writer.WriteLine($"var filters = new {Lists}List<{Data}TableFilter>();");
            foreach (var parameter in list.Parameters.Where(p => p.Use == ListParameterUse.Filter))
                WriteFilter(writer, parameter);

            using (writer.Block($"var rows = await _rows.ListAsync(new {Data}TableQuery", "}, cancellationToken).ConfigureAwait(false);"))
            {
                writer.WriteLine("Filters = filters,");
                foreach (var parameter in list.Parameters)
                {
                    if (parameter.Use == ListParameterUse.Sort)
                        writer.WriteLine($"Order = {Data}SortText.Parse({parameter.Parameter.Name}, [{string.Join(", ", parameter.Sortable.Select(CSharpText.Literal))}]),");
                    else if (parameter.Use != ListParameterUse.Filter)
                        writer.WriteLine($"{parameter.Use} = {parameter.Parameter.Name}{(parameter.Use == ListParameterUse.Offset && !parameter.Parameter.IsAlwaysPresent ? " ?? 0" : "")},");
                }
            }

            writer.WriteLine("return [.. rows];");
        }
    }

    private static void WriteFilter(SourceWriter writer, ListParameter filter)
    {
        var parameter = filter.Parameter;
        var isOptional = !parameter.IsAlwaysPresent;
        var column = CSharpText.Literal(filter.Column);
        var path = filter.Path.Count == 0 ? "" : $" with {{ Path = [{string.Join(", ", filter.Path.Select(CSharpText.Literal))}] }}";
        string add;
        if (parameter.Type.Shape == TypeShape.List)
        {
            var values = PropertyText.IsEnum(parameter.Type.Element!) ? $"global::System.Linq.Enumerable.Select({parameter.Name}, static value => value.Text)" : parameter.Name;
            add = $"filters.Add({Data}TableFilter.AnyOf({column}, {values}){path});";
        }
        else
        {
            var value = parameter.Name + (isOptional && parameter.Type.IsValueType ? ".Value" : "") + (PropertyText.IsEnum(parameter.Type) ? ".Text" : "");
            add = $"filters.Add({Data}TableFilter.Of({column}, {Data}FilterMatch.{filter.Match}, {value}){path});";
        }

        if (!isOptional)
        {
            writer.WriteLine(add);
            return;
        }

        writer.WriteLine($"if ({parameter.Name} is not null)");
        using (writer.Indent())
            writer.WriteLine(add);
    }

    private static string Type(ParameterDeclaration parameter) => parameter.IsAlwaysPresent ? parameter.Type.Name : parameter.Type.NullableName;
}
