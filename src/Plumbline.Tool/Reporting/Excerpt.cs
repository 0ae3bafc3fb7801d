using System.Globalization;
using Plumbline.Spec.Json;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Reporting;

/// <summary>Shows the line of a finding with carets under what it is about.</summary>
internal static class Excerpt
{
    // A document on one line would fill the screen.
    private const int Width = 120;

    /// <summary>Writes the line and the carets.</summary>
    /// <param name="source">The document.</param>
    /// <param name="span">The offending text.</param>
    /// <param name="tone">The carets' tone.</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(SourceText source, TextSpan span, Tone tone, ToolOutput output)
    {
        var (line, column) = source.Lines.At(span.Start);
        var (lastLine, lastColumn) = source.Lines.At(span.End);
        var text = SafeText.Line(source.Lines.Line(line));
        var end = lastLine > line ? text.Length : lastColumn;
        var first = column < Width - 20 ? 0 : column - 20;
        var shown = text.Length - first > Width ? text.Substring(first, Width) : text[first..];
        var carets = Math.Max(1, Math.Min(end - column, shown.Length - (column - first)));

        var number = (line + 1).ToString(CultureInfo.InvariantCulture).PadLeft(6);
        output.Write(number + " | ", Tone.Faint);
        output.WriteLine((first > 0 ? "..." : "") + shown);
        output.Write("       | ", Tone.Faint);
        output.WriteLine(new string(' ', column - first + (first > 0 ? 3 : 0)) + new string('^', carets), tone);
    }
}
