using System.Text.RegularExpressions;
using Plumbline.Tests.Shared;

namespace Plumbline.Spec.Tests.Rules.Pages;

/// <summary>A page of docs/rules: what it says of its rule, and the examples that must bear it out.</summary>
internal sealed partial class RulePage
{
    private RulePage(string id, string title, PageExample bad, PageExample good)
    {
        Id = id;
        Title = title;
        Bad = bad;
        Good = good;
    }

    public string Id { get; }

    public string Title { get; }

    public PageExample Bad { get; }

    public PageExample Good { get; }

    public static string PathOf(string id) => Path.Combine(Repository.RulePages, id + ".md");

    public static RulePage Read(string id)
    {
        var text = File.ReadAllText(PathOf(id)).ReplaceLineEndings("\n");
        var heading = Heading().Match(text);
        Assert.True(heading.Success, $"{id}.md must start with '# {id}: title'");
        return new RulePage(heading.Groups["id"].Value, heading.Groups["title"].Value, Example(text, "Bad"), Example(text, "Good"));
    }

    private static PageExample Example(string text, string section)
    {
        var start = text.IndexOf($"\n## {section}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"the page must have a section '## {section}'");
        var end = text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        var body = end < 0 ? text[start..] : text[start..end];
        var fences = Fence().Matches(body).Select(match => (Info: match.Groups["info"].Value, Text: match.Groups["text"].Value)).ToList();

        return new PageExample
        {
            Document = fences.First(fence => fence.Info is "json" or "jsonc").Text,
            Others = fences.Where(fence => fence.Info.StartsWith("json title=", StringComparison.Ordinal))
                .Select(fence => (fence.Info["json title=".Length..], fence.Text)).ToList(),
            Options = fences.Where(fence => fence.Info == "ini").SelectMany(fence => fence.Text.Split('\n'))
                .Where(line => line.Contains('=', StringComparison.Ordinal))
                .ToDictionary(line => line[..line.IndexOf('=', StringComparison.Ordinal)].Trim(), line => line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim()),
        };
    }

    [GeneratedRegex(@"\A# (?<id>PLB\d{4}): (?<title>.+)\n")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^```(?<info>[^\n`]+)\n(?<text>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}

/// <summary>An example: a document, the project's other documents, and settings.</summary>
internal sealed class PageExample
{
    public required string Document { get; init; }

    public required IReadOnlyList<(string Name, string Text)> Others { get; init; }

    public required IReadOnlyDictionary<string, string> Options { get; init; }
}
