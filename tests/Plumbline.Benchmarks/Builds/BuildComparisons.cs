using System.Globalization;
using Plumbline.Analyzers.Documents;
using Plumbline.Benchmarks.Generators;
using Plumbline.Benchmarks.Measuring;
using Plumbline.Generator.Pipeline;
using Plumbline.Spec.Binding;
using Plumbline.Spec.Export.OpenApi;
using Plumbline.Spec.Reading;
using Plumbline.Tests.Shared;

namespace Plumbline.Benchmarks.Builds;

/// <summary>Building a client of a large document, against NSwag and against records by hand with System.Text.Json's source generator.</summary>
internal static class BuildComparisons
{
    private const double OfNSwag = 0.75;
    private const double OfRecords = 0.5;

    /// <summary>Measures.</summary>
    public static IEnumerable<Comparison> Measure()
    {
        var analyzers = CompilerRun.AnalyzersOf(typeof(ConsistencyAnalyzer).Assembly);
        var ours = SecondOfTwo(() => CompilerRun.Measure(
            [], new PlumblineGenerator(), new DocumentFile("/project/api.json", "client", SyntheticDocument.Large), analyzers));

        string[] records = [.. HandWrittenRecords.Of(SyntheticDocument.Large)];
        var byHand = SecondOfTwo(() => CompilerRun.Measure(records, CompilerRun.SystemTextJsonGenerator(), null, []));
        yield return Comparison.AtMost("build: records and System.Text.Json's generator", ours.Nanoseconds, byHand.Nanoseconds, OfRecords, Comparison.Time);
        yield return Size("build: emitted for them", ours, byHand);

        if (NSwagTool.Generate(OpenApi()) is not { } generated)
        {
            yield return Comparison.Missing("build: NSwag, generate and compile", $"at most {OfNSwag} of it", "NSwag is not to be had");
            yield break;
        }

        var compiled = SecondOfTwo(() => CompilerRun.Measure([NSwagSource.Compilable(generated.Source)], null, null, []));
        yield return Comparison.AtMost(
            "build: NSwag, generate and compile", ours.Nanoseconds, compiled.Nanoseconds + NSwagTool.Generate(OpenApi())!.Value.Nanoseconds, OfNSwag, Comparison.Time);
        yield return Size("build: emitted for NSwag", ours, compiled);
    }

    private static Comparison Size(string what, CompilerCost ours, CompilerCost rival) => Comparison.Note(what, Text(ours), Text(rival));

    private static string Text(CompilerCost cost) => string.Create(
        CultureInfo.InvariantCulture, $"{cost.Lines / 1000.0:F0} k lines, {cost.SourceBytes / 1024} KiB, assembly {cost.AssemblyBytes / 1024} KiB");

    private static CompilerCost SecondOfTwo(Func<CompilerCost> build)
    {
        build();
        return build();
    }

    private static string OpenApi() =>
        OpenApiDocument.Write(ServiceBinder.Bind(DocumentReader.Read("api.json", SyntheticDocument.Large, CancellationToken.None).Service, []), []);
}
