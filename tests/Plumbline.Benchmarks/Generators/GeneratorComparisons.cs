using System.Globalization;
using Plumbline.Benchmarks.Measuring;
using Plumbline.Tests.Shared;

namespace Plumbline.Benchmarks.Generators;

/// <summary>What the compiler extension costs on a large document, and how that grows.</summary>
internal static class GeneratorComparisons
{
    private const double Milliseconds = 1e6;

    /// <summary>Measures.</summary>
    public static IEnumerable<Comparison> Measure()
    {
        var lab = new GeneratorLab(SyntheticDocument.Large, "client");
        yield return Comparison.Note("generator, first run of a process", Comparison.Time(lab.Cold()));
        yield return Comparison.Within("generator, cold", Least(Enumerable.Range(0, 7).Select(_ => lab.Cold())), 700 * Milliseconds, Comparison.Time);
        yield return Comparison.Within("generator, one field edited", Least(lab.EditField(25)), 30 * Milliseconds, Comparison.Time);
        var (anew, all) = lab.FilesAfterEdit();
        yield return Comparison.Note("files emitted anew after that", string.Create(CultureInfo.InvariantCulture, $"{anew} of {all}"));
        yield return Comparison.Within("generator, unrelated C# edit", Least(lab.EditCode(25)), 1 * Milliseconds, Comparison.Time);
        yield return Comparison.Within("analyzers of the document", Least(Enumerable.Range(0, 7).Select(_ => lab.Analyze())), 300 * Milliseconds, Comparison.Time);
        var (files, lines, characters) = lab.Size();
        yield return Comparison.Note("emitted for a client", string.Create(CultureInfo.InvariantCulture, $"{files} files, {lines} lines, {characters / 1024} KiB"));
    }

    /// <summary>Measures documents of growing size; linear where the last column stays.</summary>
    public static IEnumerable<Comparison> Curve()
    {
        foreach (var models in (int[])[100, 300, 1000, 3000, 10_000])
        {
            var lab = new GeneratorLab(SyntheticDocument.OfSize(models), "client");
            var cold = Least(Enumerable.Range(0, 4).Select(_ => lab.Cold()));
            var edit = Least(lab.EditField(6));
            yield return Comparison.Note(
                string.Create(CultureInfo.InvariantCulture, $"generator, {models} models: cold"), Comparison.Time(cold), ratio: Comparison.Time(cold / models) + " each");
            yield return Comparison.Note(
                string.Create(CultureInfo.InvariantCulture, $"generator, {models} models: one field edited"), Comparison.Time(edit), ratio: Comparison.Time(edit / models) + " each");
        }
    }

    // Noise only ever adds.
    private static double Least(IEnumerable<double> times) => times.Min();
}
