using Plumbline.Generator.CSharp;
using Plumbline.Spec.Naming;

namespace Plumbline.Generator.Emit;

/// <summary>Emits what makes events of journal records, and the interfaces of what fills the rest of them.</summary>
internal static class ProducerEmitter
{
    /// <summary>Emits a producer.</summary>
    /// <param name="producer">The producer.</param>
    public static IEnumerable<EmittedFile> Emit(ProducerDeclaration producer)
    {
        yield return EmitProducer(producer);
        foreach (var made in producer.Events.Where(e => e.Enricher is not null))
            yield return EmitEnricher(producer, made);
    }

    /// <summary>The name of the constructor's parameter for an enricher.</summary>
    /// <param name="enricher">The interface's simple name.</param>
    public static string Parameter(string enricher) => CSharpName.Camel(enricher.Substring(1));

    private static EmittedFile EmitProducer(ProducerDeclaration producer)
    {
        var enrichers = producer.Events.Where(e => e.Enricher is not null).Select(e => e.Enricher!).ToList();
        var writer = SourceFile.Start(producer.Context);
        writer.WriteLine($"/// <summary>Makes the events of {CSharpText.Xml(CSharpText.OneLine(producer.DocumentName))}, one for each change of a row.</summary>");
        foreach (var enricher in enrichers)
            writer.WriteLine($"/// <param name=\"{Parameter(enricher)}\">Makes the events that need more than the row.</param>");

        writer.WriteLine(SourceFile.GeneratedCode);
        var parameters = string.Join(", ", enrichers.Select(e => $"global::{producer.Context.Namespace}.{e} {Parameter(e)}"));
        using (writer.Block($"internal sealed class {producer.Name}{(parameters.Length == 0 ? "" : $"({parameters})")} : {EventTypes.Producer}"))
        {
            StreamText.WriteProperties(writer, producer.Stream);
            StreamText.WriteProperty(writer, "string", "Table", CSharpText.Literal(producer.TableName));
            StreamText.WriteProperty(writer, $"global::System.Collections.Generic.IReadOnlyList<{EventTypes.Column}>", "Columns", $"{producer.TableClass}.Instance.Columns");
            StreamText.WriteProperty(writer, "string", "KeyColumn", $"{producer.TableClass}.Instance.KeyColumn");
            writer.WriteLine("/// <inheritdoc/>");
            writer.WriteLine($"public override string Journal({EventTypes.Dialect} dialect) =>");
            using (writer.Indent())
                writer.WriteLine($"dialect == {EventTypes.Dialect}.PostgreSql ? {CSharpText.Literal(producer.PostgreSqlJournal)} : {CSharpText.Literal(producer.SqliteJournal)};");

            writer.WriteLine();
            writer.WriteLine("/// <inheritdoc/>");
            using (writer.Block($"public override {EventTypes.Draft}? Create({EventTypes.Record} record, {EventTypes.RowReader} reader)"))
                WriteCreate(writer, producer);

            foreach (var made in producer.Events)
            {
                writer.WriteLine();
                WriteEvent(writer, producer, made);
            }
        }

        return SourceFile.End(writer, producer.Context, producer.Name);
    }

    private static void WriteCreate(SourceWriter writer, ProducerDeclaration producer)
    {
        writer.WriteLine($"var row = {producer.TableClass}.Instance.Read(reader);");
        using (writer.Block("return record.Operation switch", "};"))
        {
            for (var i = 0; i < producer.Events.Count; i++)
            {
                var operations = string.Join(" or ", producer.Events[i].Operations.Select(o => $"{EventTypes.Operation}.{o}"));
                writer.WriteLine($"{operations} => Create{SimpleName(producer.Events[i])}(record, row),");
            }

            writer.WriteLine("_ => null, // The document has no event for it.");
        }
    }

    private static void WriteEvent(SourceWriter writer, ProducerDeclaration producer, EventDeclaration made)
    {
        using (writer.Block($"private {(made.Enricher is null ? "static " : "")}{EventTypes.Draft} Create{SimpleName(made)}({EventTypes.Record} record, {producer.Row.Name} row)"))
        {
            if (made.Enricher is { } enricher)
            {
                writer.WriteLine($"var made = {Parameter(enricher)}.Create(row, record);");
            }
            else if (made.Values.Count == 0)
            {
                writer.WriteLine($"var made = new {made.Type}();");
            }
            else
            {
                using (writer.Block($"var made = new {made.Type}", "};"))
                {
                    foreach (var value in made.Values)
                        writer.WriteLine(value + ",");
                }
            }

            var key = made.PartitionKey ?? "null";
            writer.WriteLine(
                $"return {EventTypes.Draft}.Json<{producer.Union.Name}, {producer.Union.Codec}>({CSharpText.Literal(made.Discriminator)}, made, {key});");
        }
    }

    private static EmittedFile EmitEnricher(ProducerDeclaration producer, EventDeclaration made)
    {
        var name = CSharpText.Xml(CSharpText.OneLine(made.DocumentName));
        var writer = SourceFile.Start(producer.Context);
        writer.WriteLine($$"""
            /// <summary>
            /// Makes the event {{name}}, which requires more than the row and the journal have. Register an implementation as a singleton.
            /// </summary>
            {{SourceFile.GeneratedCode}}
            {{producer.Context.Access}} interface {{made.Enricher}}
            """);
        using (writer.Block())
        {
            writer.WriteLine($"""
                /// <summary>Makes the event. It is called while events are published, again whenever one is published again, so it should be quick.</summary>
                /// <param name="row">The row after the change, or before its deletion.</param>
                /// <param name="record">What the journal tells of the change: its event id, time, and who made it.</param>
                /// <exception cref="{EventTypes.Rejected}">There is no such event for this row; it is put aside and reported.</exception>
                {made.Type} Create({producer.Row.Name} row, {EventTypes.Record} record);
                """);
        }

        return SourceFile.End(writer, producer.Context, made.Enricher!);
    }

    private static string SimpleName(EventDeclaration made) => made.Type.Substring(made.Type.LastIndexOf('.') + 1);
}
