using BenchmarkDotNet.Attributes;
using Plumbline.Benchmarks.Measuring;

namespace Plumbline.Benchmarks.Json;

/// <summary>The JSON scenarios for BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class JsonBenchmarks
{
    /// <summary>What is read or written.</summary>
    [ParamsSource(nameof(Scenarios))]
    public Scenario Scenario { get; set; } = null!;

    /// <summary>All of them.</summary>
    public static IEnumerable<Scenario> Scenarios => JsonScenarios.Reading.Concat(JsonScenarios.Writing);

    [Benchmark]
    public object? Ours() => Scenario.Ours();

    [Benchmark(Baseline = true)]
    public object? SystemTextJson() => Scenario.Rival();
}
