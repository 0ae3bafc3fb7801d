using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Plumbline.Generator.Emit;

namespace Plumbline.Generator.Tests.Harness;

/// <summary>Compiles emitted files as a strict consumer would, where every warning is an error.</summary>
internal static class EmittedCompilation
{
    private static readonly MetadataReference[] s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p))];

    /// <summary>Compiles.</summary>
    /// <param name="files">The emitted files.</param>
    /// <param name="code">Code of the consumer's own.</param>
    public static CSharpCompilation Create(IEnumerable<EmittedFile> files, params string[] code)
    {
        // Docs are parsed too, so that a broken reference in them is a warning.
        var parse = new CSharpParseOptions(LanguageVersion.CSharp13, DocumentationMode.Diagnose);
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            warningLevel: 9999,
            generalDiagnosticOption: ReportDiagnostic.Error);
        var trees = files.Select(f => CSharpSyntaxTree.ParseText(f.Text, parse, f.HintName))
            .Concat(code.Select((c, i) => CSharpSyntaxTree.ParseText(c, parse.WithDocumentationMode(DocumentationMode.Parse), $"Consumer{i}.cs")));
        return CSharpCompilation.Create("Consumer", trees, s_references, options);
    }

    /// <summary>Compiles and loads.</summary>
    /// <param name="files">The emitted files.</param>
    /// <param name="code">Code of the consumer's own.</param>
    public static Assembly Load(IEnumerable<EmittedFile> files, params string[] code)
    {
        var compilation = Create(files, code);
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        AssertClean(result.Diagnostics);
        return Assembly.Load(stream.ToArray());
    }

    /// <summary>Asserts that nothing is wrong with emitted files, warnings and informations included.</summary>
    /// <param name="files">The emitted files.</param>
    public static void AssertCompiles(IEnumerable<EmittedFile> files) => AssertClean(Create(files).GetDiagnostics());

    private static void AssertClean(IEnumerable<Diagnostic> diagnostics) =>
        Assert.Empty(diagnostics.Where(d => d.Severity != DiagnosticSeverity.Hidden).Take(10).Select(d => $"{d}\n{Line(d)}"));

    private static string Line(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString() ?? "";
}
