using System.Runtime.InteropServices;

namespace Plumbline.Benchmarks.Measuring;

/// <summary>Prints comparisons as one table, in Markdown, so that it can be kept as it is.</summary>
internal static class ResultTable
{
    private static readonly string[] s_heads = ["what", "ours", "rival", "ratio", "target", "met"];

    /// <summary>Prints all lines; those that miss their target like the others.</summary>
    /// <param name="rows">The lines.</param>
    /// <param name="output">Where to.</param>
    public static void Print(IReadOnlyList<Comparison> rows, TextWriter output)
    {
        var cells = rows.Select(Cells).Prepend(s_heads).ToList();
        var widths = s_heads.Select((_, column) => cells.Max(row => row[column].Length)).ToArray();
        for (var i = 0; i < cells.Count; i++)
        {
            output.WriteLine(Line(cells[i], widths));
            if (i == 0)
                output.WriteLine(Line(widths.Select(width => new string('-', width)).ToArray(), widths));
        }

        output.WriteLine();
        output.WriteLine($"{rows.Count(r => r.IsMet == true)} targets met, {rows.Count(r => r.IsMet == false)} missed.");
        output.WriteLine(
            $"{DateTime.UtcNow:yyyy-MM-dd}, {Processor()}, {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");
    }

    private static string[] Cells(Comparison row) =>
        [row.What, row.Ours, row.Rival, row.Ratio, row.Target, row.IsMet switch { true => "yes", false => "NO", null => "-" }];

    private static string Line(string[] cells, int[] widths) => "| " + string.Join(" | ", cells.Select((cell, i) => cell.PadRight(widths[i]))) + " |";

    private static string Processor()
    {
        const string Name = "model name";
        return File.Exists("/proc/cpuinfo") && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
    }
}
