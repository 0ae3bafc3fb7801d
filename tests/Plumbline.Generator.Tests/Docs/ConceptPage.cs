using System.Text.RegularExpressions;

namespace Plumbline.Generator.Tests.Docs;

/// <summary>A page of docs/concepts: its documents, what it says is emitted, and the code that it shows.</summary>
internal sealed partial record ConceptPage(string Name, IReadOnlyList<ConceptPage.Block> Blocks)
{
    /// <summary>A fenced block: its language, the word behind it, its text.</summary>
    internal sealed record Block(string Language, string Kind, string Text);

    public static string Folder { get; } = Path.Combine(FindRoot(), "docs", "concepts");

    public static ConceptPage Read(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name));
        return new(name, [.. Fence().Matches(text).Select(match => new Block(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value))]);
    }

    /// <summary>Code as pages show it: one line, without the qualification that emitted code carries against every collision.</summary>
    public static string Simplify(string line) => Qualification().Replace(line.Trim(), "");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Generators.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"^```(\w+)[ ]?(\w*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"global::(?:\w+\.)*(?=\w)")]
    private static partial Regex Qualification();
}
