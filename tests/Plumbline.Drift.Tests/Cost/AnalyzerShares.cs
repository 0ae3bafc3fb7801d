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
/// What the compiler's own telemetry charges to each analyzer. It judges nothing, so it runs when asked for: --explicit only --filter-class
/// '*AnalyzerShares'. What all of them add to a build is measured by builds: AnalyzerCost of Plumbline.Package.Tests.
/// </summary>
public sealed class AnalyzerShares(ITestOutputHelper output)
{
    private static readonly DiagnosticAnalyzer[] s_analyzers =
    [
        .. Assembly.Load("Plumbline.Analyzers").GetTypes()
            .Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    [Fact(Explicit = true)]
    public async Task Measures_the_largest_real_document()
    {
        Assert.SkipWhen(CorpusFiles.Folder is null, "PLUMBLINE_CORPUS names no folder: no real document was compiled.");
        var largest = CorpusFiles.Documents.OrderByDescending(file => CorpusFiles.Read(file).Length).First();
        using var folder = new Folder();
        var copy = await ServingAsync(folder, CorpusFiles.Read(largest));
        await TellAsync($"largest real document ({CorpusFiles.Read(largest).Length / 1024} KB)", copy);
    }

    [Fact(Explicit = true)]
    public async Task Measures_a_document_of_1400_models()
    {
        using var folder = new Folder();
        var copy = await ServingAsync(folder, SyntheticDocument.Large);
        await TellAsync("1,400 models (1.4 MB)", copy);
    }

    // A service that has nothing but its document.
    private static async Task<SampleCopy> ServingAsync(Folder folder, string document)
    {
        var copy = await BuiltAsync(folder);
        foreach (var file in Directory.EnumerateFiles(copy.ProjectFolder, "*.cs"))
            File.Delete(file);

        await File.WriteAllTextAsync(Path.Combine(copy.ProjectFolder, "Program.cs"), "WebApplication.CreateBuilder(args).Build().Run();\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(copy.Root, "specs", "user.json"), document, TestContext.Current.CancellationToken);
        return copy;
    }

    // The build tells how the compiler is called.
    private static async Task<SampleCopy> BuiltAsync(Folder folder)
    {
        var copy = SampleCopy.Create(Path.Combine(folder.Path, "copy"), "Users", []);
        var text = await SampleBuilds.BuildAsync(folder.Path, "clean", [copy]);
        Assert.True(File.Exists(copy.Built), text);
        return copy;
    }

    private async Task TellAsync(string title, SampleCopy copy)
    {
        // The first time is for the just-in-time compiler.
        await SharesAsync(copy);
        foreach (var (name, milliseconds) in await SharesAsync(copy))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {title} | {name} | {milliseconds:0.0} ms |"));
    }

    // What the compiler says of each (as with ReportAnalyzer), one after the other. What several share is charged to the one that asks first.
    private static async Task<IEnumerable<(string Name, double Milliseconds)>> SharesAsync(SampleCopy copy)
    {
        var (compilation, files) = Compile(copy);
        var analyzed = compilation.WithAnalyzers([.. s_analyzers], new CompilationWithAnalyzersOptions(files, null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        await analyzed.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        var result = new List<(string Name, double Milliseconds)>();
        foreach (var analyzer in analyzed.Analyzers)
            result.Add((analyzer.GetType().Name, (await analyzed.GetAnalyzerTelemetryInfoAsync(analyzer, TestContext.Current.CancellationToken)).ExecutionTime.TotalMilliseconds));

        return result.OrderByDescending(share => share.Milliseconds);
    }

    // With every consistency rule on.
    private static (Compilation Compilation, AnalyzerOptions Options) Compile(SampleCopy copy)
    {
        var call = CompilerCall.Read(copy, copy);
        var trees = call.Sources.AsParallel().AsOrdered().Select(path => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(path)), call.Arguments.ParseOptions, path)).ToList();
        var references = call.Arguments.MetadataReferences.Select(r => MetadataReference.CreateFromFile(r.Reference));
        var rules = s_analyzers.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id).Distinct().Where(id => id.StartsWith("PLB4", StringComparison.Ordinal));
        var options = call.Arguments.CompilationOptions.WithConcurrentBuild(true).WithGeneralDiagnosticOption(ReportDiagnostic.Default);
        options = options.WithSpecificDiagnosticOptions(options.SpecificDiagnosticOptions.AddRange(rules.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Warn))));

        var input = CSharpCompilation.Create(copy.Service, trees, references, options);
        var driver = CSharpGeneratorDriver.Create([new PlumblineGenerator().AsSourceGenerator()], call.Files, call.Arguments.ParseOptions, call.Options);
        driver.RunGeneratorsAndUpdateCompilation(input, out var compilation, out _, TestContext.Current.CancellationToken);
        return (compilation, new([.. call.Files], call.Options));
    }

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
}
