using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Emit;

/// <summary>Emits the codec of a union: finds out which member it is, then reads that.</summary>
internal static class UnionJsonEmitter
{
    /// <summary>The codec's file.</summary>
    /// <param name="union">The union.</param>
    public static EmittedFile Emit(UnionDeclaration union)
    {
        var type = $"global::{union.Context.Namespace}.{union.Name}";
        var writer = SourceFile.Start(union.Context);
        using (CodecText.Start(writer, union.Context, union.CodecName, type))
        {
            var cases = Cases(union).ToList();
            WriteTable(writer, union, cases.Select(c => c.Value));
            writer.WriteLine();
            using (writer.Block(CodecText.Read(type)))
                WriteRead(writer, union, cases);

            writer.WriteLine();
            writer.WriteLine($"{CodecText.Write(type)} => value.WriteJson(writer);");
        }

        return SourceFile.End(writer, union.Context, union.CodecName);
    }

    // With a discriminator only leaves stand on the wire. Without one, readers take the key of a nested union too.
    private static IEnumerable<(string Value, string Expression)> Cases(UnionDeclaration union)
    {
        var reader = union.Discriminator is null ? "content" : "reader";
        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach (var leaf in union.Leaves)
        {
            if (!values.Add(leaf.Value))
                continue;

            var codec = UnionCaseEmitter.Codec(union, leaf.Type);
            var isWrappedInValue = leaf.WrapperName is not null && (union.Discriminator is not null || !UnionCaseEmitter.IsDirect(leaf.Type));
            var content = isWrappedInValue
                ? $"s_table.ReadWrapped<{leaf.Type.Name}, {codec}>(ref {reader}, context)"
                : $"{codec}.Read(ref {reader}, context)";
            yield return (leaf.Value, leaf.WrapperName is null ? content : $"new {leaf.WrapperName}({content})");
        }

        if (union.Discriminator is not null)
            yield break;

        foreach (var member in union.Members)
        {
            if (member.WrapperName is null && member.Type is { Shape: TypeShape.Named, Kind: TypeKind.Union } && values.Add(member.Value))
                yield return (member.Value, $"{member.Type.Codec}.Read(ref {reader}, context)");
        }
    }

    private static void WriteTable(SourceWriter writer, UnionDeclaration union, IEnumerable<string> values)
    {
        var name = CSharpText.Literal(union.DocumentName);
        var texts = string.Join(", ", values.Select(CSharpText.Literal));
        if (union.Discriminator is null)
        {
            writer.WriteLine($"private static readonly {KnownTypes.Json}UnionKeyTable s_table = new({name}, [{texts}]);");
            return;
        }

        var defaultIndex = union.Leaves.ToList().FindIndex(l => l.IsDefault);
        var otherwise = defaultIndex < 0 ? "" : $", @default: {defaultIndex}";
        var discriminator = CSharpText.Literal(union.Discriminator);
        writer.WriteLine($"private static readonly {KnownTypes.Json}DiscriminatorTable s_table = new({name}, {discriminator}, [{texts}]{otherwise});");
    }

    private static void WriteRead(SourceWriter writer, UnionDeclaration union, List<(string Value, string Expression)> cases)
    {
        var (table, call, unknown) = union.Discriminator is null
            ? ("UnionKeyTable", "Find(ref reader, context, out var content)", $"{KnownTypes.Json}UnionKeyTable")
            : ("DiscriminatorTable", "Find(ref reader, context)", "s_table");
        using (writer.Block($"switch (s_table.{call})"))
        {
            for (var i = 0; i < cases.Count; i++)
            {
                writer.WriteLine($"case {i}:");
                using (writer.Indent())
                    writer.WriteLine($"return {cases[i].Expression};");
            }

            writer.WriteLine($"case {KnownTypes.Json}{table}.Unknown:");
            using (writer.Indent())
            {
                writer.WriteLine($"""
                    return {unknown}.TryReadUnknown(ref reader, context, out var discriminator, out var json)
                        ? new global::{union.Context.Namespace}.{union.UnknownName}(discriminator, json)
                        : null!;
                    """);
            }

            writer.WriteLine("default:");
            using (writer.Indent())
                writer.WriteLine("return null!;");
        }
    }
}
