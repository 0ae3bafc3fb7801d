using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Plumbline.Testing.Documents;

namespace Plumbline.Testing.Reporting;

/// <summary>One row of a suite, as it went.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Check">The check.</param>
/// <param name="Requests">How many requests were sent.</param>
/// <param name="Failures">What failed, as printed.</param>
/// <param name="Notes">What could not be tried.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record ConformanceRow(
    TestedOperation Operation, string Check, int Requests, IReadOnlyList<string> Failures, IReadOnlyList<string> Notes, TimeSpan Duration)
{
    /// <summary>Why it was left out; null where it was not.</summary>
    public string? SkipReason { get; init; }
}

/// <summary>Operations and checks: how many requests, what failed, what was not tried, and what of the document nothing touched.</summary>
/// <param name="document">The document.</param>
/// <param name="coverage">What was touched.</param>
internal sealed class ConformanceSummary(TestedDocument document, DocumentCoverage coverage)
{
    private readonly ConcurrentQueue<ConformanceRow> _rows = new();

    public void Add(ConformanceRow row) => _rows.Enqueue(row);

    /// <summary>
    /// Writes the table to the console, and to the files that <c>PLUMBLINE_CONFORMANCE_REPORT</c> names, separated by semicolons:
    /// JUnit where the name ends in <c>.xml</c>, Markdown otherwise.
    /// </summary>
    public void Write()
    {
        if (_rows.IsEmpty)
            return;

        foreach (var file in (Environment.GetEnvironmentVariable("PLUMBLINE_CONFORMANCE_REPORT") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            File.WriteAllText(file, file.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) ? JUnitText.Write(document, Rows) : Markdown());

        Console.WriteLine(Table());
    }

    /// <summary>The report as Markdown: every row, and what nothing touched.</summary>
    public string Markdown()
    {
        var text = new StringBuilder();
        text.Append("# Conformance to ").AppendLine(Path.GetFileName(document.Path)).AppendLine();
        text.AppendLine("| operation | line | check | requests | failures |").AppendLine("|---|---|---|---|---|");
        foreach (var row in Rows)
        {
            var failures = row.SkipReason is { } reason ? $"skipped: {Cell(reason)}" : Number(row.Failures.Count) + (row.Notes.Count > 0 ? " (not all tried)" : "");
            text.Append(CultureInfo.InvariantCulture, $"| {Cell(row.Operation.Name)} | {row.Operation.Line} | {row.Check} | {row.Requests} | {failures} |").AppendLine();
        }

        text.AppendLine().AppendLine(Line()).AppendLine().Append("Touched: ").Append(coverage.Line).AppendLine(".");
        foreach (var group in coverage.Missed.GroupBy(element => element.Kind, StringComparer.Ordinal))
            text.AppendLine().Append("Not touched, ").Append(group.Key).Append(": ").AppendJoin(", ", group.Select(element => $"`{element.Name}`")).AppendLine(".");

        return text.ToString();
    }

    /// <summary>The report for a console: a line for each operation.</summary>
    public string Table()
    {
        var text = new StringBuilder(Line()).AppendLine();
        var width = document.Operations.Max(operation => operation.Name.Length);
        foreach (var group in Rows.GroupBy(row => row.Operation))
        {
            var failed = group.Where(row => row.Failures.Count > 0).Select(row => row.Check).ToList();
            var skipped = group.Count(row => row.SkipReason is not null);
            text.Append("  ").Append(group.Key.Name.PadRight(width)).Append(CultureInfo.InvariantCulture, $"  {group.Count() - skipped,2} checks  {group.Sum(row => row.Requests),4} requests  ")
                .Append(failed.Count == 0 ? "conforms" : "FAILS: " + string.Join("; ", failed))
                .Append(skipped > 0 ? $" ({Number(skipped)} skipped)" : "")
                .AppendLine();
        }

        text.Append("  touched: ").Append(coverage.Line);
        if (coverage.Missed is { Count: > 0 } missed)
            text.AppendLine().Append("  not touched: ").AppendJoin(", ", missed.Take(10).Select(element => element.Name)).Append(missed.Count > 10 ? $", and {Number(missed.Count - 10)} more" : "");

        return text.ToString();
    }

    private IReadOnlyList<ConformanceRow> Rows => [.. _rows.OrderBy(row => row.Operation.Line).ThenBy(row => row.Check, StringComparer.Ordinal)];

    private string Line() => string.Create(
        CultureInfo.InvariantCulture,
        $"Conformance to {Path.GetFileName(document.Path)}: {_rows.Select(row => row.Operation.Name).Distinct().Count()} of {document.Operations.Count} operations, {_rows.Count} checks, {_rows.Sum(row => row.Requests)} requests, {_rows.Sum(row => row.Failures.Count)} failures");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
