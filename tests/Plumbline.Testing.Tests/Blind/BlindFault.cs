using System.Globalization;
using System.Text.RegularExpressions;
using Plumbline.Tests.Shared;

namespace Plumbline.Testing.Tests.Blind;

/// <summary>A fault as somebody wrote it down who did not know the suite: an edit of a sample's source.</summary>
/// <param name="Number">Its number in the list.</param>
/// <param name="Title">What is wrong.</param>
/// <param name="Kind">The kind of fault.</param>
/// <param name="File">The file that is edited.</param>
/// <param name="Edits">What is replaced by what.</param>
internal sealed partial record BlindFault(int Number, string Title, string Kind, string File, IReadOnlyList<(string Old, string New)> Edits)
{
    /// <summary>The faults of the list, unchanged and in its order.</summary>
    public static IReadOnlyList<BlindFault> All { get; } = Read(System.IO.File.ReadAllText(Repository.PathOf("tests/Plumbline.Testing.Tests/Blind/faults.md")));

    /// <summary>The kinds of failure that say what is wrong. The list's author did not know them; they were written beside each fault later.</summary>
    public IReadOnlyList<string> FoundBy { get; init; } = [];

    /// <summary>The sample whose suite sees it: its own, unless it takes both services at once.</summary>
    public string Suite => Elsewhere ?? Sample;

    private string? Elsewhere { get; init; }

    /// <summary>The folder of the sample that it is in: Users or Orders.</summary>
    public string Sample => File.Split('/')[1];

    /// <summary>The file's text with the fault.</summary>
    public string Apply(string text)
    {
        foreach (var (old, with) in Edits)
        {
            var at = text.IndexOf(old, StringComparison.Ordinal);
            if (at < 0 || text.IndexOf(old, at + 1, StringComparison.Ordinal) >= 0)
                throw new InvalidOperationException($"Fault {Number}: {File} does not hold this exactly once any more; the sample has changed, so change the list with it:\n{old}");

            text = string.Concat(text.AsSpan(0, at), with, text.AsSpan(at + old.Length));
        }

        return text;
    }

    private static List<BlindFault> Read(string list)
    {
        var heads = Heading.Matches(list);
        return [.. heads.Select((head, i) => Read(head, list[(head.Index + head.Length)..(i + 1 < heads.Count ? heads[i + 1].Index : list.Length)]))];
    }

    private static BlindFault Read(Match head, string text)
    {
        var blocks = Block.Matches(text).Select(block => block.Groups[1].Value).ToList();
        return new(
            int.Parse(head.Groups[1].Value, CultureInfo.InvariantCulture),
            head.Groups[2].Value,
            Line(text, "- Kind: "),
            Line(text, "- File: "),
            [.. blocks.Chunk(2).Select(pair => (pair[0], pair[1]))])
        {
            FoundBy = text.Contains("- Found by: ", StringComparison.Ordinal) ? Line(text, "- Found by: ").Split(", ") : [],
            Elsewhere = text.Contains("- Suite: ", StringComparison.Ordinal) ? Line(text, "- Suite: ") : null,
        };
    }

    private static string Line(string text, string start)
    {
        var at = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[at..text.IndexOf('\n', at)];
    }

    [GeneratedRegex(@"^## (\d+)\. (.+)\n", RegexOptions.Multiline)]
    private static partial Regex Heading { get; }

    [GeneratedRegex(@"^```csharp\n(.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block { get; }
}
