using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Benchmarks.Generators;

namespace Plumbline.Benchmarks.Builds;

/// <summary>What a compilation cost.</summary>
/// <param name="Nanoseconds">Processor time of all threads.</param>
/// <param name="AssemblyBytes">The assembly's size.</param>
/// <param name="Lines">Lines of source, generated ones included.</param>
/// <param name="SourceBytes">Their characters.</param>
internal readonly record struct CompilerCost(double Nanoseconds, long AssemblyBytes, int Lines, long SourceBytes);

/// <summary>Compiles as the compiler server does: generators, analyzers and the emission of the assembly, in a process that is warm.</summary>
internal static class CompilerRun
{
    // As the compiler reads sources of a project that writes no documentation file: comments are not parsed.
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp13, DocumentationMode.None);

    private static readonly CSharpCompilationOptions s_options =
        new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);

    private static readonly MetadataReference[] s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Compiles.</summary>
    /// <param name="sources">The project's own files.</param>
    /// <param name="generator">Its generator; null for none.</param>
    /// <param name="document">The generator's document; null for none.</param>
    /// <param name="analyzers">The analyzers that come with the generator.</param>
    public static CompilerCost Measure(IReadOnlyList<string> sources, IIncrementalGenerator? generator, DocumentFile? document, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        GC.Collect();
        var start = Environment.CpuUsage.TotalTime;
        Compilation compilation = CSharpCompilation.Create("Commerce", sources.AsParallel().AsOrdered().Select(s => CSharpSyntaxTree.ParseText(s, s_parse)), s_references, s_options);
        if (generator is not null)
        {
            GeneratorDriver driver = CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], document is null ? [] : [document], s_parse, new DocumentOptions());
            driver.RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _);
        }

        if (!analyzers.IsEmpty)
        {
            var options = new AnalyzerOptions(document is null ? [] : [document], new DocumentOptions());
            compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        }

        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        var time = Environment.CpuUsage.TotalTime - start;
        if (!result.Success)
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));

        return new(
            time.TotalNanoseconds,
            assembly.Length,
            compilation.SyntaxTrees.Sum(tree => tree.GetText().Lines.Count),
            compilation.SyntaxTrees.Sum(tree => (long)tree.Length));
    }

    /// <summary>System.Text.Json's source generator of the SDK that runs this.</summary>
    public static IIncrementalGenerator SystemTextJsonGenerator()
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        var path = Directory.EnumerateFiles(Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref"), "System.Text.Json.SourceGeneration.dll", SearchOption.AllDirectories).Max()
            ?? throw new InvalidOperationException($"There is no reference pack below {root}.");
        return Assembly.LoadFrom(path).GetTypes().Where(t => t.IsAssignableTo(typeof(IIncrementalGenerator)) && !t.IsAbstract)
            .Select(t => (IIncrementalGenerator)Activator.CreateInstance(t)!).First();
    }

    /// <summary>All analyzers of an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    public static ImmutableArray<DiagnosticAnalyzer> AnalyzersOf(Assembly assembly) =>
        [.. assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !t.IsAbstract).Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)];
}
