using Plumbline.Tests.Shared;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Tool.Tests.Docs;

public sealed class CommandPageTests
{
    private static readonly string s_folder = Repository.PathOf("docs/tool");

    public static TheoryData<string> Pages => [.. Directory.GetFiles(s_folder, "*.md").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Shows_what_the_command_really_writes(string page)
    {
        var path = Path.Combine(s_folder, page);
        var written = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var played = await CommandPage.PlayAsync(written);
        if (Environment.GetEnvironmentVariable("PLUMBLINE_ACCEPT_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(path, played, TestContext.Current.CancellationToken);
        else
            Assert.Equal(written, played);
    }

    [Fact]
    public async Task Every_command_has_a_page_with_its_manual()
    {
        using var test = new ToolTest();
        var help = await test.SucceedAsync("--help");
        var commands = help[help.IndexOf("COMMANDS\n", StringComparison.Ordinal)..].Split('\n').Skip(1)
            .TakeWhile(line => line.Length > 0).Where(line => line[7] != ' ').Select(line => line.Trim().Split(' ')[0]).ToList();
        Assert.Contains("lint", commands);
        Assert.All(commands, command => Assert.True(File.Exists(Path.Combine(s_folder, command + ".md")), $"docs/tool/{command}.md is missing"));
        Assert.All(commands, command => Assert.Contains($"\n$ plumbline {command} --help\n", File.ReadAllText(Path.Combine(s_folder, command + ".md")), StringComparison.Ordinal));
    }
}
