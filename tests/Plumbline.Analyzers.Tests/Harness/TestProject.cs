using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Generator.Pipeline;

namespace Plumbline.Analyzers.Tests.Harness;

/// <summary>
/// A web project in memory: documents, and code that marks with <c>[|</c> and <c>|]</c> what is to be reported. The generator runs first,
/// so that code sees what is emitted.
/// </summary>
internal sealed class TestProject
{
    public static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp13);

    private static readonly MetadataReference[] s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileNameWithoutExtension(path) is var name
                && !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
                && !name.StartsWith("xunit", StringComparison.Ordinal)
                && name is not ("Plumbline.Spec" or "Plumbline.Generator" or "Plumbline.Analyzers" or "Plumbline.CodeFixes" or "Plumbline.Analyzers.Tests"))
            .Select(path => MetadataReference.CreateFromFile(path))];

    private readonly List<TestFile> _files = [];
    private readonly List<(string Name, string Text)> _code = [];
    private readonly List<(string Key, string Value)> _settings = [];
    private readonly List<(string Path, string Key, string Value)> _exceptions = [];

    public static IReadOnlyList<MetadataReference> References => s_references;

    /// <summary>Whether it references Plumbline.AspNetCore.</summary>
    public bool IsWeb { get; init; } = true;

    /// <summary>Severities by file, as an <c>.editorconfig</c> sets them; null for none.</summary>
    public SyntaxTreeOptionsProvider? FileSeverities { get; init; }

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Severities as a <c>.globalconfig</c> sets them.</summary>
    public ImmutableDictionary<string, ReportDiagnostic> Severities { get; init; } = ImmutableDictionary<string, ReportDiagnostic>.Empty;

    public IReadOnlyList<TestFile> Files => _files;

    public IReadOnlyList<(string Name, string Text)> Code => _code;

    public AnalyzerConfigOptionsProvider Options =>
        new TestOptions(_files.Where(f => f.Role is not null).ToDictionary(f => f.Path, f => f.Role!), _settings, _exceptions);

    public CSharpCompilationOptions CompilationOptions => new CSharpCompilationOptions(
        OutputKind,
        nullableContextOptions: NullableContextOptions.Enable,
        specificDiagnosticOptions: Severities.SetItem("CS1701", ReportDiagnostic.Suppress).SetItem("CS1702", ReportDiagnostic.Suppress)) // as the SDK does
        .WithSyntaxTreeOptionsProvider(FileSeverities);

    public TestProject WithDocument(string text, string path = "/project/api.json", string? role = null)
    {
        _files.Add(new(path, text, role));
        return this;
    }

    public TestProject WithDocument(TestFile file)
    {
        _files.Add(file);
        return this;
    }

    public TestProject WithCode(string text, string name = "Code.cs")
    {
        _code.Add((name, text));
        return this;
    }

    public TestProject With(string setting, string value)
    {
        _settings.Add((setting, value));
        return this;
    }

    /// <summary>A setting of a file's folder, as an <c>.editorconfig</c> gives it.</summary>
    public TestProject With(string path, string setting, string value)
    {
        _exceptions.Add((path, setting, value));
        return this;
    }

    /// <summary>The project with everything emitted; markers are taken out of its code.</summary>
    /// <param name="expectErrors">Whether a document may be wrong.</param>
    public CSharpCompilation Compile(bool expectErrors = false)
    {
        var usings = CSharpSyntaxTree.ParseText(
            """
            global using System;
            global using System.Collections.Generic;
            global using System.Linq;
            global using System.Threading;
            global using System.Threading.Tasks;
            global using Microsoft.AspNetCore.Builder;
            global using Microsoft.AspNetCore.Http;
            global using Microsoft.AspNetCore.Routing;
            global using Microsoft.Extensions.DependencyInjection;
            global using Plumbline;
            """,
            Parse,
            "/project/Usings.cs");
        var trees = _code.Select(c => CSharpSyntaxTree.ParseText(Marked.Of(c.Text).Text, Parse, "/project/" + c.Name));
        var references = s_references.Where(reference => IsWeb || Path.GetFileNameWithoutExtension(reference.Display) != "Plumbline.AspNetCore");
        var input = CSharpCompilation.Create("Project", [usings, .. trees], references, CompilationOptions);
        var driver = CSharpGeneratorDriver.Create([new PlumblineGenerator().AsSourceGenerator()], _files, Parse, Options);
        driver.RunGeneratorsAndUpdateCompilation(input, out var output, out var findings, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(findings, f => f.Severity == DiagnosticSeverity.Error && (!expectErrors || f.Id.StartsWith("CS", StringComparison.Ordinal)));
        return (CSharpCompilation)output;
    }

    /// <summary>What the compiler and the analyzers say, by place; suppressed findings are left out.</summary>
    public Task<ImmutableArray<Diagnostic>> AnalyzeAsync(params DiagnosticAnalyzer[] analyzers) => AnalyzeAsync(expectErrors: false, analyzers);

    /// <summary>The same, also where a document is wrong.</summary>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(bool expectErrors, params DiagnosticAnalyzer[] analyzers)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. _files], Options),
            onAnalyzerException: null,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false);
        var all = await Compile(expectErrors).WithAnalyzers([.. analyzers], options).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. all.Where(d => d.Severity > DiagnosticSeverity.Info).OrderBy(d => d.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start)];
    }

    /// <summary>Which suppressions take back what the compiler says.</summary>
    public async Task<IEnumerable<string>> SuppressionsAsync(params DiagnosticAnalyzer[] analyzers)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. _files], Options), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        var analyzed = Compile().WithAnalyzers([.. analyzers], options);
        var all = await analyzed.GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return all.Where(d => d.IsSuppressed).SelectMany(d => d.GetSuppressionInfo(analyzed.Compilation)!.ProgrammaticSuppressions.Select(s => $"{s.Descriptor.Id} {d.Id}"));
    }

    /// <summary>
    /// Asserts that exactly the marked texts are reported, with one id and one message each, and that nothing else is wrong with the project.
    /// </summary>
    public async Task AssertReportsAsync(DiagnosticAnalyzer analyzer, string id, params string[] messages)
    {
        var found = await AnalyzeAsync(analyzer);
        var marked = _code.SelectMany(c => Marked.Of(c.Text).Spans.Select(span => ("/project/" + c.Name, span.Start, span.End)));
        Assert.Equal(
            messages.Select(message => $"{id}: {message}"),
            found.Select(d => $"{d.Id}: {d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"));
        Assert.Equal(marked, found.Where(d => d.Location.IsInSource).Select(d => (d.Location.SourceTree!.FilePath, d.Location.SourceSpan.Start, d.Location.SourceSpan.End)));
    }
}
