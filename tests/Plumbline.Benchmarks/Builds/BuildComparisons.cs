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
        CompilerCost Ours(string document, bool analyze) => CompilerRun.Measure(
            [], new PlumblineGenerator(), new DocumentFile("/project/api.json", "client", document), analyze ? analyzers : []);
        static CompilerCost ByHand(string document) => CompilerRun.Measure([.. HandWrittenRecords.Of(document)], CompilerRun.SystemTextJsonGenerator(), null, []);

        // The compiler server has compiled something before, so that nobody pays for being first.
        for (var i = 0; i < 3; i++)
        {
            Ours(SyntheticDocument.OfSize(100), analyze: true);
            ByHand(SyntheticDocument.OfSize(100));
        }

        var byHand = ByHand(SyntheticDocument.Large);
        var ours = Ours(SyntheticDocument.Large, analyze: true);
        yield return Comparison.AtMost("build: records and System.Text.Json's generator", ours.Nanoseconds, byHand.Nanoseconds, OfRecords, Comparison.Time);
        yield return Comparison.Note("build: what they compile", Text(ours), Text(byHand));
        yield return Comparison.Note("build: ours without analyzers", Comparison.Time(Ours(SyntheticDocument.Large, analyze: false).Nanoseconds));

        if (NSwagTool.Generate(OpenApi(SyntheticDocument.Large)) is not { } generated)
        {
            yield return Comparison.Missing("build: NSwag, generate and compile", $"at most {OfNSwag} of it", "NSwag is not to be had");
            yield break;
        }

        CompilerRun.Measure([NSwagTool.Generate(OpenApi(SyntheticDocument.OfSize(100)))!.Value.Source], null, null, []);
        var compiled = CompilerRun.Measure([generated.Source], null, null, []);
        yield return Comparison.AtMost("build: NSwag, generate and compile", ours.Nanoseconds, generated.Nanoseconds + compiled.Nanoseconds, OfNSwag, Comparison.Time);
        yield return Comparison.Note("build: what NSwag compiles", Text(ours), Text(compiled));
    }

    private static string Text(CompilerCost cost) => string.Create(
        CultureInfo.InvariantCulture, $"{cost.Lines / 1000.0:F0} k lines, {cost.SourceBytes / 1024} KiB, assembly {cost.AssemblyBytes / 1024} KiB");

    private static string OpenApi(string document) =>
        OpenApiDocument.Write(ServiceBinder.Bind(DocumentReader.Read("api.json", document, CancellationToken.None).Service, []), []);
}
