using System.Diagnostics;
using System.Globalization;
using Plumbline.Analyzers.Documents;
using Plumbline.Benchmarks.Generators;
using Plumbline.Benchmarks.Measuring;
using Plumbline.Generator.Pipeline;
using Plumbline.Tests.Shared;

namespace Plumbline.Benchmarks.Builds;

/// <summary>The peak memory of a compiler process that compiles a client of a large document, in processes of their own.</summary>
internal static class MemoryComparisons
{
    /// <summary>The argument that makes this program such a process.</summary>
    public const string Compile = "--compile";

    /// <summary>Measures.</summary>
    public static IEnumerable<Comparison> Measure()
    {
        var (ours, records, nothing) = (Peak("ours"), Peak("records"), Peak("nothing"));
        yield return Comparison.Note(
            "compiler's memory, against records and System.Text.Json's generator", Comparison.Bytes(ours), Comparison.Bytes(records), (ours / records).ToString("F2", CultureInfo.InvariantCulture));
        yield return Comparison.Note("compiler's memory with nothing to compile", Comparison.Bytes(nothing));
    }

    /// <summary>Compiles once and prints the process's peak memory in bytes.</summary>
    /// <param name="which"><c>ours</c>, <c>records</c> or <c>nothing</c>.</param>
    public static void Run(string which)
    {
        _ = which switch
        {
            "ours" => CompilerRun.Measure(
                [], new PlumblineGenerator(), new DocumentFile("/project/api.json", "client", SyntheticDocument.Large), CompilerRun.AnalyzersOf(typeof(ConsistencyAnalyzer).Assembly)),
            "records" => CompilerRun.Measure([.. HandWrittenRecords.Of(SyntheticDocument.Large)], CompilerRun.SystemTextJsonGenerator(), null, []),
            _ => CompilerRun.Measure(["internal static class Nothing;"], null, null, []),
        };
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(self.PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
    }

    private static double Peak(string which)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(MemoryComparisons).Assembly.Location, Compile, which]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(output, CultureInfo.InvariantCulture);
    }
}
