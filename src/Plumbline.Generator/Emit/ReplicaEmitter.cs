using Plumbline.Generator.CSharp;

namespace Plumbline.Generator.Emit;

/// <summary>Emits a copy of another service's data: row, table, read store, and what keeps it by events.</summary>
internal static class ReplicaEmitter
{
    /// <summary>Emits a replica.</summary>
    /// <param name="replica">The replica.</param>
    public static IEnumerable<EmittedFile> Emit(ReplicaDeclaration replica)
    {
        yield return ModelEmitter.Emit(replica.Row);
        yield return ModelJsonEmitter.Emit(replica.Row);
        yield return TableEmitter.Emit(replica.Table);
        yield return StoreEmitter.Emit(replica.Table);
        yield return EmitConsumer(replica);
    }

    private static EmittedFile EmitConsumer(ReplicaDeclaration replica)
    {
        var table = replica.Table;
        var name = table.Stem + "Consumer";
        var writer = SourceFile.Start(table.Context);
        var types = $"{table.Row.Name}, {table.Key.Name}";
        writer.WriteLine($"""
            /// <summary>Keeps <see cref="{table.Row.Name}"/> by the events of {CSharpText.Xml(CSharpText.OneLine(replica.DocumentName))}.</summary>
            {SourceFile.GeneratedCode}
            internal sealed class {name} : {EventTypes.Events}EventReplica<{types}, {replica.Union.Name}, {replica.Union.Codec}>
            """);
        using (writer.Block())
        {
            StreamText.WriteProperties(writer, replica.Stream);
            StreamText.WriteProperty(writer, "string", "Group", CSharpText.Literal(replica.Group));
            writer.WriteLine($"""
                /// <inheritdoc/>
                protected override global::Plumbline.Data.Table<{types}> Table => global::{table.Context.Namespace}.{table.Stem}Table.Instance;

                /// <inheritdoc/>
                protected override bool IsUnknown({replica.Union.Name} value) => value is {replica.UnknownType};

                /// <inheritdoc/>
                protected override {EventTypes.Events}ReplicaChange<{types}>? Read({replica.Union.Name} value) => value switch
                """);
            using (writer.Block("", "};"))
            {
                foreach (var change in replica.Events)
                {
                    var key = change.Key.Replace("value.", "changed.");
                    var row = change.Source is null ? "null" : $"Copy({change.Source.Replace("value.", "changed.")})";
                    writer.WriteLine($"{change.Type} changed => new({key}, {row}),");
                }

                writer.WriteLine("_ => null,");
            }

            if (replica.Events.FirstOrDefault(e => e.Source is not null) is not null)
            {
                writer.WriteLine();
                writer.WriteLine($"private static {table.Row.Name} Copy({replica.SourceType} row) => new()");
                using (writer.Block("", "};"))
                {
                    foreach (var (from, to) in replica.Properties.Select(p => (p.From, p.To)))
                        writer.WriteLine($"{to} = row.{from},");
                }
            }
        }

        return SourceFile.End(writer, table.Context, name);
    }
}
