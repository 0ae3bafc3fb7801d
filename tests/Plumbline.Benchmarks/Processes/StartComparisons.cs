using System.Diagnostics;
using Plumbline.Benchmarks.Measuring;

namespace Plumbline.Benchmarks.Processes;

/// <summary>Starting a service: from the start of its process to its first answer, beside its twin by hand.</summary>
internal static class StartComparisons
{
    private const string Path = "/accounts/00000007-0007-002a-0102-030405060708";
    private const int Rounds = 15;

    /// <summary>Measures, in turns.</summary>
    public static IEnumerable<Comparison> Measure()
    {
        var (ours, rival) = (new List<(double Wall, double Processor)>(), new List<(double Wall, double Processor)>());
        for (var i = 0; i < Rounds; i++)
        {
            ours.Add(StartAsync("ours").GetAwaiter().GetResult());
            rival.Add(StartAsync("rival").GetAwaiter().GetResult());
        }

        yield return Comparison.AtMost(
            "start: to the first answer", SideBySide.Typical([.. ours.Select(t => t.Wall)]), SideBySide.Typical([.. rival.Select(t => t.Wall)]), 1.0, Comparison.Time);
        yield return Comparison.AtMost(
            "start: processor time for it", SideBySide.Typical([.. ours.Select(t => t.Processor)]), SideBySide.Typical([.. rival.Select(t => t.Processor)]), 1.0, Comparison.Time);
    }

    private static async Task<(double Wall, double Processor)> StartAsync(string which)
    {
        var start = Stopwatch.GetTimestamp();
        using var server = await ChildServer.StartAsync(Path, typeof(StartComparisons).Assembly.Location, ServerComparisons.Serve, which);
        return (Stopwatch.GetElapsedTime(start).TotalNanoseconds, server.ProcessorTime.TotalNanoseconds);
    }
}
