using System.Text.RegularExpressions;
using Plumbline.Tests.Shared;

namespace Plumbline.Spec.Tests.Diff;

/// <summary>A page of docs/rules about a change: two pairs of documents that must bear out what it says.</summary>
internal sealed partial class ChangePage
{
    private ChangePage(string title, ChangeExample bad, ChangeExample good)
    {
        Title = title;
        Bad = bad;
        Good = good;
    }

    public string Title { get; }

    public ChangeExample Bad { get; }

    public ChangeExample Good { get; }

    public static string PathOf(string id) => Path.Combine(Repository.RulePages, id + ".md");

    public static ChangePage Read(string id)
    {
        var text = File.ReadAllText(PathOf(id)).ReplaceLineEndings("\n");
        var bad = Example(text, ["Bad", "Example"], null);
        return new ChangePage(text[..text.IndexOf('\n', StringComparison.Ordinal)], bad, Example(text, ["Good", "Near miss"], bad.Before));
    }

    private static ChangeExample Example(string text, string[] sections, string? before)
    {
        var start = sections.Max(section => text.IndexOf($"\n## {section}\n", StringComparison.Ordinal));
        Assert.True(start >= 0, $"the page must have a section '## {sections[0]}'");
        var body = text[start..text.IndexOf("\n## ", start + 1, StringComparison.Ordinal)];
        var fences = Fence().Matches(body).Select(match => (Info: match.Groups["info"].Value, Text: match.Groups["text"].Value)).ToList();
        return new ChangeExample(
            fences.Where(fence => fence.Info == "json baseline").Select(fence => fence.Text).SingleOrDefault() ?? before!,
            fences.Single(fence => fence.Info is "json now" or "jsonc now").Text);
    }

    [GeneratedRegex(@"^```(?<info>[^\n`]+)\n(?<text>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}

/// <summary>Two forms of a document.</summary>
/// <param name="Before">As released.</param>
/// <param name="Now">As it is now.</param>
internal sealed record ChangeExample(string Before, string Now);
