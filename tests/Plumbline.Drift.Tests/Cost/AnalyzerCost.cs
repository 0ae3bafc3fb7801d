using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Plumbline.Drift.Tests.Building;
using Plumbline.Drift.Tests.Fixing;
using Plumbline.Generator.Pipeline;
using CorpusFiles = Plumbline.Tests.Shared.Corpus;

namespace Plumbline.Drift.Tests.Cost;

/// <summary>
/// What analyzers add to a compilation (parsing, emitting from the documents, binding, writing the assembly), in processor time, which tells
/// the same on a busy machine. It judges nothing, so it runs when asked for: --explicit only --filter-class '*AnalyzerCost'.
/// </summary>
public sealed class AnalyzerCost(ITestOutputHelper output)
{
    private const int Files = 1000;
    private const int Rounds = 3;

    private static readonly DiagnosticAnalyzer[] s_analyzers =
    [
        .. Assembly.Load("Plumbline.Analyzers").GetTypes()
            .Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    [Fact(Explicit = true)]
    public async Task Measures_a_project_of_a_thousand_files()
    {
        using var folder = new Folder();
        var copy = await BuiltAsync(folder);
        MadeCode.Write(copy.ProjectFolder, Files);
        await CompareAsync($"{Files} files, user.json, default rules", copy, isStrict: false);
    }

    [Fact(Explicit = true)]
    public async Task Measures_the_largest_real_document()
    {
        Assert.SkipWhen(CorpusFiles.Folder is null, "PLUMBLINE_CORPUS names no folder: no real document was compiled.");
        var largest = CorpusFiles.Documents.OrderByDescending(file => CorpusFiles.Read(file).Length).First();
        using var folder = new Folder();
        var copy = await BuiltAsync(folder);
        foreach (var file in Directory.EnumerateFiles(copy.ProjectFolder, "*.cs"))
            File.Delete(file);

        await File.WriteAllTextAsync(Path.Combine(copy.ProjectFolder, "Program.cs"), "WebApplication.CreateBuilder(args).Build().Run();\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(copy.Root, "specs", "user.json"), CorpusFiles.Read(largest), TestContext.Current.CancellationToken);
        await CompareAsync($"largest real document ({CorpusFiles.Read(largest).Length / 1024} KB), strict rules", copy, isStrict: true);
    }

    // The build tells how the compiler is called.
    private static async Task<SampleCopy> BuiltAsync(Folder folder)
    {
        var copy = SampleCopy.Create(Path.Combine(folder.Path, "copy"), "Users", []);
        var text = await SampleBuilds.BuildAsync(folder.Path, "clean", [copy]);
        Assert.True(File.Exists(copy.Built), text);
        return copy;
    }

    private async Task CompareAsync(string title, SampleCopy copy, bool isStrict)
    {
        var without = new List<double>();
        var with = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            // By turns, so that what else the machine does meets both; the first round is for the just-in-time compiler.
            var first = await MeasureAsync(copy, isStrict, []);
            var second = await MeasureAsync(copy, isStrict, s_analyzers);
            if (round == 0)
                continue;

            without.Add(first);
            with.Add(second);
        }

        var (a, b) = (Median(without), Median(with));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {title} | {a:0.00} s | {b:0.00} s | {(b - a) / a:+0.0 %;-0.0 %} |"));
    }

    private static async Task<double> MeasureAsync(SampleCopy copy, bool isStrict, DiagnosticAnalyzer[] analyzers)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var start = process.TotalProcessorTime;

        var call = CompilerCall.Read(copy, copy);
        var trees = call.Sources.AsParallel().AsOrdered().Select(path => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(path)), call.Arguments.ParseOptions, path)).ToList();
        var references = call.Arguments.MetadataReferences.Select(r => MetadataReference.CreateFromFile(r.Reference));
        var options = call.Arguments.CompilationOptions.WithConcurrentBuild(true).WithGeneralDiagnosticOption(ReportDiagnostic.Default);
        if (isStrict)
        {
            var rules = s_analyzers.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id).Distinct().Where(id => id.StartsWith("PLB4", StringComparison.Ordinal));
            options = options.WithSpecificDiagnosticOptions(options.SpecificDiagnosticOptions.AddRange(rules.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Warn))));
        }

        var input = CSharpCompilation.Create(copy.Service, trees, references, options);
        var driver = CSharpGeneratorDriver.Create([new PlumblineGenerator().AsSourceGenerator()], call.Files, call.Arguments.ParseOptions, call.Options);
        driver.RunGeneratorsAndUpdateCompilation(input, out var compilation, out _, TestContext.Current.CancellationToken);
        var analyzed = compilation.WithAnalyzers([new Bystander(), .. analyzers], new CompilationWithAnalyzersOptions(new AnalyzerOptions([.. call.Files], call.Options), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        await analyzed.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        using var assembly = new MemoryStream();
        var result = analyzed.Compilation.Emit(assembly, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));

        process.Refresh();
        return (process.TotalProcessorTime - start).TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private sealed class Folder : IDisposable
    {
        public Folder()
        {
            Directory.CreateDirectory(Path);
            SampleBuilds.Prepare(Path);
        }

        public string Path { get; } = Repository.PathOf($"artifacts/drift/cost-{Environment.ProcessId}-{Guid.NewGuid():N}");

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }

    /// <summary>Looks at every call and says nothing: a build has the SDK's analyzers anyway, and with them what all analyzers share.</summary>
#pragma warning disable RS1001 // No compiler loads it.
    private sealed class Bystander : DiagnosticAnalyzer
#pragma warning restore RS1001
    {
        public override System.Collections.Immutable.ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
            [new("BYSTANDER", "Bystander", "says nothing", "Cost", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterOperationAction(static _ => { }, OperationKind.Invocation);
        }
    }
}
