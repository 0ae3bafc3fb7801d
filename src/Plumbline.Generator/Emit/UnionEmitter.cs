using Plumbline.Generator.CSharp;
using Plumbline.Spec.Model;

namespace Plumbline.Generator.Emit;

/// <summary>
/// Emits a union as an interface that nobody else can implement, with one file per wrapper and one for the unknown case.
/// The only place that decides this shape, so that unions of the language can replace it one day.
/// </summary>
internal static class UnionEmitter
{
    /// <summary>The union's files, without its codec's.</summary>
    /// <param name="union">The union.</param>
    public static IEnumerable<EmittedFile> Emit(UnionDeclaration union)
    {
        yield return EmitInterface(union);
        foreach (var member in union.Members)
        {
            if (member.WrapperName is not null)
                yield return UnionCaseEmitter.EmitWrapper(union, member);
        }

        yield return UnionCaseEmitter.EmitUnknown(union);
    }

    private static EmittedFile EmitInterface(UnionDeclaration union)
    {
        var prefix = $"global::{union.Context.Namespace}.";
        var writer = SourceFile.Start(union.Context);
        writer.WriteLine(TypeDocs.Summary("union", union.DocumentName, union.Description));
        writer.WriteLine($"/// <remarks>Closed: {Members(union)}.</remarks>");
        writer.WriteLine(SourceFile.GeneratedCode);
        writer.WriteLine(KnownTypes.Converter(prefix + union.Name, prefix + union.CodecName));
        if (union.Deprecation is not null)
            writer.WriteLine(SourceFile.Obsolete(union.Deprecation));

        var outer = string.Join(", ", union.Unions.Select(u => u.InterfaceName));
        using (writer.Block($"{union.Context.Access} partial interface {union.Name}{(outer.Length == 0 ? "" : " : " + outer)}"))
        {
            var properties = PropertyText.Present(union.Properties);
            InterfaceEmitter.WriteProperties(writer, properties);
            if (properties.Count > 0)
                writer.WriteLine();

            WriteMatch(writer, union, prefix);
            writer.WriteLine();
            WriteSwitch(writer, union, prefix);
            writer.WriteLine();

            // Internal, so that no other assembly can add a member; every member writes itself.
            var hides = outer.Length == 0 ? "" : "new ";
            writer.WriteLine($"internal {hides}void WriteJson({KnownTypes.Writer} writer);");
        }

        return SourceFile.End(writer, union.Context, union.Name);
    }

    private static string Members(UnionDeclaration union) =>
        string.Join(", ", union.Members.Select(m => $"<see cref=\"{m.CaseType}\"/>")) + $", or <see cref=\"global::{union.Context.Namespace}.{union.UnknownName}\"/>";

    private static void WriteMatch(SourceWriter writer, UnionDeclaration union, string prefix)
    {
        WriteDocs(writer, union, "Makes a result of whichever member this is.", "Makes the result");
        writer.WriteLine("/// <returns>What that function returned.</returns>");
        using (writer.Block($"TResult Match<TResult>({Parameters(union, prefix, t => $"global::System.Func<{t}, TResult>")})\n    => this switch", "};"))
        {
            foreach (var member in union.Members.Where(m => !IsNested(m)))
                writer.WriteLine($"{member.CaseType} value => {member.ParameterName}(value),");

            writer.WriteLine($"{prefix}{union.UnknownName} value => unknown(value),");
            foreach (var member in union.Members.Where(IsNested))
                writer.WriteLine($"_ when this is {member.CaseType} value => {member.ParameterName}(value),");

            writer.WriteLine("_ => throw new global::System.Diagnostics.UnreachableException(),");
        }
    }

    private static void WriteSwitch(SourceWriter writer, UnionDeclaration union, string prefix)
    {
        WriteDocs(writer, union, "Does what fits the member.", "Called");
        using (writer.Block($"void Switch({Parameters(union, prefix, t => $"global::System.Action<{t}>")})"))
        using (writer.Block("switch (this)"))
        {
            foreach (var member in union.Members.Where(m => !IsNested(m)))
                WriteArm(writer, $"case {member.CaseType} value:", member.ParameterName);

            WriteArm(writer, $"case {prefix}{union.UnknownName} value:", "unknown");
            foreach (var member in union.Members.Where(IsNested))
                WriteArm(writer, $"case var _ when this is {member.CaseType} value:", member.ParameterName);

            writer.WriteLine("default:");
            using (writer.Indent())
                writer.WriteLine("throw new global::System.Diagnostics.UnreachableException();");
        }
    }

    private static void WriteArm(SourceWriter writer, string head, string call)
    {
        writer.WriteLine(head);
        using (writer.Indent())
            writer.WriteLine($"{call}(value);\nbreak;");
    }

    // A class comes before an interface that it may implement.
    private static bool IsNested(UnionMemberDeclaration member) =>
        member.WrapperName is null && member.Type is { Shape: TypeShape.Named, Kind: TypeKind.Union };

    private static string Parameters(UnionDeclaration union, string prefix, Func<string, string> type) =>
        "\n    " + string.Join(",\n    ", union.Members.Select(m => $"{type(m.CaseType)} {m.ParameterName}").Append($"{type(prefix + union.UnknownName)} unknown"));

    private static void WriteDocs(SourceWriter writer, UnionDeclaration union, string summary, string verb)
    {
        writer.WriteLine($"/// <summary>{summary}</summary>");
        if (verb != "Called")
            writer.WriteLine("/// <typeparam name=\"TResult\">The result's type.</typeparam>");

        foreach (var member in union.Members)
        {
            var name = CSharpText.Xml(member.ParameterName.TrimStart('@'));
            writer.WriteLine(CSharpText.Doc($"param name=\"{name}\"", $"{verb} for {member.Value}."));
        }

        writer.WriteLine($"/// <param name=\"unknown\">{verb} for a member that this document does not know.</param>");
    }
}
