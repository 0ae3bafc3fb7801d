using BenchmarkDotNet.Attributes;
using Plumbline.Benchmarks.Measuring;

namespace Plumbline.Benchmarks.Requests;

/// <summary>The request scenarios for BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class RequestBenchmarks
{
    /// <summary>What is asked.</summary>
    [ParamsSource(nameof(Scenarios))]
    public Scenario Scenario { get; set; } = null!;

    /// <summary>All of them.</summary>
    public static IEnumerable<Scenario> Scenarios => RequestScenarios.All;

    [Benchmark]
    public object? Ours() => Scenario.Ours();

    [Benchmark(Baseline = true)]
    public object? MinimalApi() => Scenario.Rival();
}
