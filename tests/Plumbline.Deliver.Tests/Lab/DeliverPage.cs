using System.Text.RegularExpressions;
using Plumbline.Tests.Shared;

namespace Plumbline.Deliver.Tests.Lab;

/// <summary>
/// The page about deliveries, which shows what a real one wrote: fences <c>```text NAME</c>. Numbers, ports and hashes are of the run that was
/// written down; all else must be as now. PLUMBLINE_ACCEPT_SNAPSHOTS=1 writes them down anew.
/// </summary>
internal static partial class DeliverPage
{
    private static readonly string s_path = Repository.PathOf("docs/tool/deliver.md");

    /// <summary>What a command wrote is what the page shows.</summary>
    /// <param name="name">The fence.</param>
    /// <param name="output">What was written.</param>
    public static void Shows(string name, string output)
    {
        // What a wrong answer held is of that run alone.
        output = Answer().Replace(output, "   ...");
        var page = File.ReadAllText(s_path);
        var fence = new Regex($"(?<=\n```text {Regex.Escape(name)}\n).*?(?=```)", RegexOptions.Singleline);
        Assert.True(fence.IsMatch(page), $"docs/tool/deliver.md has no fence '{name}'");
        if (Environment.GetEnvironmentVariable("PLUMBLINE_ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(s_path, fence.Replace(page, output.Replace("$", "$$", StringComparison.Ordinal), 1));
        else
            Assert.Equal(Shape(fence.Match(page).Value), Shape(output));
    }

    private static string Shape(string text) => Number().Replace(Hash().Replace(text, "HASH"), "N");

    [GeneratedRegex("\\b[0-9a-f]{12,64}\\b")]
    private static partial Regex Hash();

    [GeneratedRegex("   answer: .*")]
    private static partial Regex Answer();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
