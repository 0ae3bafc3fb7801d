using Plumbline.Benchmarks.Builds;
using Plumbline.Benchmarks.Clients;
using Plumbline.Benchmarks.Generators;
using Plumbline.Benchmarks.Json;
using Plumbline.Benchmarks.Measuring;
using Plumbline.Benchmarks.Processes;
using Plumbline.Benchmarks.Requests;

namespace Plumbline.Benchmarks;

/// <summary>The short mode: every comparison in turn, then one table.</summary>
internal static class QuickRun
{
    private static readonly (string Name, Func<IEnumerable<Comparison>> Measure)[] s_sections =
    [
        ("json", () => JsonScenarios.Reading.Concat(JsonScenarios.Writing).SelectMany(Rows)),
        ("requests", () => RequestScenarios.All.SelectMany(Rows)),
        ("client", () => ClientScenarios.All.SelectMany(Rows)),
        ("server", ServerComparisons.Measure),
        ("start", StartComparisons.Measure),
        ("generator", GeneratorComparisons.Measure),
        ("curve", GeneratorComparisons.Curve),
        ("build", BuildComparisons.Measure),
    ];

    /// <summary>Measures and prints.</summary>
    /// <param name="wanted">The names of sections to measure; all where empty.</param>
    public static int Run(IReadOnlyCollection<string> wanted)
    {
        if (wanted.FirstOrDefault(name => !s_sections.Any(s => s.Name == name)) is { } unknown)
        {
            Console.Error.WriteLine($"There is no section '{unknown}'; there are {string.Join(", ", s_sections.Select(s => s.Name))}.");
            return 2;
        }

        var rows = new List<Comparison>();
        foreach (var (name, measure) in s_sections.Where(s => wanted.Count == 0 || wanted.Contains(s.Name)))
        {
            Console.Error.WriteLine($"measuring {name} ...");
            foreach (var row in measure())
            {
                rows.Add(row);
                Console.Error.WriteLine($"  {row.What}: {row.Ours}, {row.Rival}, {row.Ratio}");
            }
        }

        ResultTable.Print(rows, Console.Out);
        return 0;
    }

    private static IEnumerable<Comparison> Rows(Scenario scenario)
    {
        var (ours, rival) = SideBySide.Measure(scenario);
        yield return Comparison.Faster(scenario.Name, ours.Nanoseconds, rival.Nanoseconds, scenario.Faster);
        yield return scenario.Bytes is { } part
            ? Comparison.AtMost($"{scenario.Name}: allocated", ours.Bytes, rival.Bytes, part, Comparison.Bytes)
            : Comparison.NoBytes($"{scenario.Name}: allocated", ours.Bytes, rival.Bytes);
    }
}
