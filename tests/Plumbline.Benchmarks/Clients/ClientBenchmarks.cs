using BenchmarkDotNet.Attributes;
using Plumbline.Benchmarks.Measuring;

namespace Plumbline.Benchmarks.Clients;

/// <summary>The client scenarios for BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class ClientBenchmarks
{
    /// <summary>What is called.</summary>
    [ParamsSource(nameof(Scenarios))]
    public Scenario Scenario { get; set; } = null!;

    /// <summary>All of them.</summary>
    public static IEnumerable<Scenario> Scenarios => ClientScenarios.All;

    [Benchmark]
    public object? Ours() => Scenario.Ours();

    [Benchmark(Baseline = true)]
    public object? HttpClientByHand() => Scenario.Rival();
}
