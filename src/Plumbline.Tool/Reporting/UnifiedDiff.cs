using System.Globalization;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Reporting;

/// <summary>Writes what differs in a text as a patch that <c>git apply</c> takes.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    // Beyond this, the changed part is shown as a whole.
    private const long MaximumCells = 25_000_000;

    /// <summary>Writes a patch.</summary>
    /// <param name="path">The file.</param>
    /// <param name="before">Its text.</param>
    /// <param name="after">Its new text.</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(string path, string before, string after, ToolOutput output)
    {
        var (left, right) = (before.Split('\n'), after.Split('\n'));
        var steps = Steps(left, right);
        output.WriteLine($"--- a/{SafeText.Line(path)}", Tone.Strong);
        output.WriteLine($"+++ b/{SafeText.Line(path)}", Tone.Strong);
        for (var i = 0; i < steps.Count;)
        {
            if (steps[i].Mark == ' ')
            {
                i++;
                continue;
            }

            // A hunk ends where more lines are the same than two of its margins.
            var start = Math.Max(i - Context, 0);
            var end = i;
            for (var j = i; j < steps.Count && j - end <= 2 * Context; j++)
                end = steps[j].Mark == ' ' ? end : j;
            var hunk = steps.GetRange(start, Math.Min(end + Context + 1, steps.Count) - start);
            WriteHunk(hunk, left.Length, right.Length, output);
            i = start + hunk.Count;
        }
    }

    private static void WriteHunk(List<(char Mark, int Left, int Right, string Text)> hunk, int lefts, int rights, ToolOutput output)
    {
        // The piece behind the last line break is no line.
        var lines = hunk.Where(step => !(step.Text.Length == 0 && (step.Mark == '+' ? step.Right == rights - 1 : step.Left == lefts - 1))).ToList();
        var (olds, news) = (lines.Count(step => step.Mark != '+'), lines.Count(step => step.Mark != '-'));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"@@ -{hunk[0].Left + (olds == 0 ? 0 : 1)},{olds} +{hunk[0].Right + (news == 0 ? 0 : 1)},{news} @@"), Tone.Faint);
        foreach (var step in lines)
        {
            output.WriteLine($"{step.Mark}{step.Text}", step.Mark switch { '-' => Tone.Bad, '+' => Tone.Good, _ => Tone.Plain });
            if (step.Mark == '+' ? step.Right == rights - 1 : step.Left == lefts - 1)
                output.WriteLine("\\ No newline at end of file");
        }
    }

    private static List<(char Mark, int Left, int Right, string Text)> Steps(string[] left, string[] right)
    {
        var same = 0;
        while (same < Math.Min(left.Length, right.Length) && left[same] == right[same])
            same++;
        var end = 0;
        while (end < Math.Min(left.Length, right.Length) - same && left[^(end + 1)] == right[^(end + 1)])
            end++;

        var steps = new List<(char, int, int, string)>();
        for (var i = 0; i < same; i++)
            steps.Add((' ', i, i, left[i]));
        AddMiddle(steps, left, right, same, left.Length - end, right.Length - end);
        for (var i = end; i > 0; i--)
            steps.Add((' ', left.Length - i, right.Length - i, left[^i]));
        return steps;
    }

    // By the longest common run of lines.
    private static void AddMiddle(List<(char, int, int, string)> steps, string[] left, string[] right, int start, int leftEnd, int rightEnd)
    {
        var (rows, columns) = (leftEnd - start, rightEnd - start);
        var isSmall = (long)rows * columns <= MaximumCells;
        var lengths = new int[isSmall ? rows + 1 : 1, isSmall ? columns + 1 : 1];
        for (var i = rows - 1; isSmall && i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
                lengths[i, j] = left[start + i] == right[start + j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }

        var (row, column) = (0, 0);
        while (row < rows || column < columns)
        {
            if (isSmall && row < rows && column < columns && left[start + row] == right[start + column])
                steps.Add((' ', start + row, start + column, left[start + row++])); // the same on both sides
            else if (row < rows && (column == columns || !isSmall || lengths[row + 1, column] >= lengths[row, column + 1]))
                steps.Add(('-', start + row, start + column, left[start + row++]));
            else
                steps.Add(('+', start + row, start + column, right[start + column++]));
            if (steps[^1].Item1 == ' ')
                column++;
        }
    }
}
