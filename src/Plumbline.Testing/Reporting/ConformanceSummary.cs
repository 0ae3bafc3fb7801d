using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Plumbline.Testing.Documents;

namespace Plumbline.Testing.Reporting;

/// <summary>Operations and checks in one table: how many requests, what failed, what was not tried.</summary>
internal sealed class ConformanceSummary
{
    private readonly ConcurrentQueue<(TestedOperation Operation, string Check, int Requests, int Failures, int Notes)> _rows = new();

    public void Add(TestedOperation operation, string check, int requests, int failures, int notes) => _rows.Enqueue((operation, check, requests, failures, notes));

    /// <summary>Writes the table as Markdown where <c>PLUMBLINE_CONFORMANCE_REPORT</c> names a file, and its last line to the console.</summary>
    public void Write(TestedDocument document)
    {
        if (_rows.IsEmpty)
            return;

        if (Environment.GetEnvironmentVariable("PLUMBLINE_CONFORMANCE_REPORT") is { Length: > 0 } file)
            File.WriteAllText(file, Markdown(document));

        Console.WriteLine(Line(document));
    }

    /// <summary>The table.</summary>
    public string Markdown(TestedDocument document)
    {
        var text = new StringBuilder();
        text.Append("# Conformance to ").AppendLine(Path.GetFileName(document.Path)).AppendLine();
        text.AppendLine("| operation | line | check | requests | failures |").AppendLine("|---|---|---|---|---|");
        foreach (var row in _rows.OrderBy(row => row.Operation.Line).ThenBy(row => row.Check, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row.Operation.Name} | {row.Operation.Line} | {row.Check} | {row.Requests} | {row.Failures}{(row.Notes > 0 ? " (not all tried)" : "")} |")
                .AppendLine();
        }

        return text.AppendLine().AppendLine(Line(document)).ToString();
    }

    private string Line(TestedDocument document) => string.Create(
        CultureInfo.InvariantCulture,
        $"Conformance to {Path.GetFileName(document.Path)}: {_rows.Select(row => row.Operation.Name).Distinct().Count()} of {document.Operations.Count} operations, {_rows.Count} checks, {_rows.Sum(row => row.Requests)} requests, {_rows.Sum(row => row.Failures)} failures");
}
