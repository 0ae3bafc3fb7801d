using Plumbline.Tool.Hosting;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Tool.Tests.Hosting;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Refuses_an_unknown_command_on_the_error_stream_with_2()
    {
        using var test = new ToolTest();
        var result = await test.RunAsync("lnt");
        Assert.Equal((ExitCodes.NotDone, ""), (result.Code, result.Out));
        Assert.Contains("lnt", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("See 'plumbline --help'.\n", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--format", "xml")]
    [InlineData("--fail-on", "never")]
    [InlineData("--color", "pink")]
    public async Task Refuses_a_word_that_an_option_does_not_know(string option, string word)
    {
        using var test = new ToolTest();
        var result = await test.RunAsync("lint", ".", option, word);
        Assert.Equal(ExitCodes.NotDone, result.Code);
        Assert.Contains($"'{word}'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_which_path_does_not_exist()
    {
        using var test = new ToolTest();
        var result = await test.RunAsync("lint", "nowhere");
        Assert.Equal(new(ExitCodes.NotDone, "", "plumbline: 'nowhere' does not exist; name a document or a folder that holds documents\n"), result);
    }

    [Fact]
    public async Task Says_that_a_folder_holds_no_document()
    {
        using var test = new ToolTest().With("appsettings.json", """{ "name": "x", "models": {} }""").With("other.json", "{}");
        var result = await test.RunAsync("lint", ".");
        Assert.Equal((ExitCodes.NotDone, "plumbline: there is no API document below these paths; name files, or folders that hold them\n"), (result.Code, result.Error));
    }

    [Fact]
    public async Task Shows_a_manual_for_every_command_with_all_sections()
    {
        using var test = new ToolTest();
        var help = await test.SucceedAsync("lint", "--help");
        string[] sections = ["NAME", "SYNOPSIS", "DESCRIPTION", "ARGUMENTS", "OPTIONS", "EXIT STATUS", "EXAMPLES"];
        Assert.Equal(sections, help.Split('\n').Where(line => line.Length > 0 && line[0] != ' '));
        Assert.All(help.Split('\n'), line => Assert.True(line.Length <= 100, line));
        Assert.Contains("--color WHEN", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggests_what_may_follow_to_a_shell()
    {
        using var test = new ToolTest();
        Assert.Contains("lint\n", await test.SucceedAsync("[suggest:11]", "plumbline l"), StringComparison.Ordinal);
        var formats = await test.SucceedAsync("[suggest:24]", "plumbline lint --format ");
        Assert.Contains("sarif\n", formats, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _plumbline plumbline")]
    [InlineData("zsh", "compdef _plumbline plumbline")]
    [InlineData("fish", "complete -c plumbline")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Writes_a_completion_script(string shell, string line)
    {
        using var test = new ToolTest();
        Assert.Contains(line, await test.SucceedAsync("completion", shell), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colours_only_where_asked_to_and_the_text_stays_the_same()
    {
        using var test = new ToolTest().With("shop.api.json", """{ "name": "shop", "models": { "item": { "fields": [{ "name": "id", "type": "strng" }] } } }""");
        var plain = await test.RunAsync("lint", ".");
        var coloured = await test.RunAsync("lint", ".", "--color", "always");
        Assert.DoesNotContain('\u001b', plain.Out);
        Assert.Contains("\u001b[1;91m", coloured.Out, StringComparison.Ordinal);
        Assert.Equal(plain.Out, System.Text.RegularExpressions.Regex.Replace(coloured.Out, "\u001b\\[[0-9;]*m", ""));
    }
}
