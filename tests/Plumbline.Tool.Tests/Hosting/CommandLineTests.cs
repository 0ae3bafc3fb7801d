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

    [Theory]
    [InlineData("lnt", "'lnt' is no command of 'plumbline'; did you mean 'lint'?\nSee 'plumbline --help'.")]
    [InlineData("gateway nginx .", "'nginx' is no command of 'plumbline gateway'; it has haproxy, yarp, explain\nSee 'plumbline gateway --help'.")]
    [InlineData("gateway", "'plumbline gateway' needs a command: haproxy, yarp, explain\nSee 'plumbline gateway --help'.")]
    [InlineData("gateway explain GET", "Required argument 'REQUEST' missing for command: 'explain'\nplumbline: Required argument 'PATH' missing for command: 'explain'\nSee 'plumbline gateway explain --help'.")]
    [InlineData("completion bash zsh", "'zsh' is one argument too many for 'plumbline completion'; leave it out\nSee 'plumbline completion --help'.")]
    [InlineData("example a.json user --outptu x", "'--outptu' is no option of 'plumbline example'; did you mean '--output'?\nSee 'plumbline example --help'.")]
    [InlineData("graph . --outptu x.html", "'--outptu' is no option of 'plumbline graph'\nSee 'plumbline graph --help'.")]
    [InlineData("lint . --ruls none", "'--ruls' is no option of 'plumbline lint'; did you mean '--rules'?\nSee 'plumbline lint --help'.")]
    [InlineData("lint . --format xml", "--format: Argument 'xml' not recognized. Must be one of: 'text' 'compact' 'json' 'sarif' 'junit' 'github' 'markdown'\nSee 'plumbline lint --help'.")]
    [InlineData("lint ", "an argument of 'plumbline lint' is empty; is a variable of the shell not set?\nSee 'plumbline lint --help'.")]
    [InlineData("deliver status --settings .", "'.' is a folder; name the file of settings in it by --settings")]
    [InlineData("lint . --fix --accept", "--fix corrects what is found, and --accept takes it as it is; first give the one, then the other")]
    [InlineData("lint -- --strange", "'--strange' does not exist; name a document or a folder that holds documents")]
    [InlineData("import nowhere.yaml", "'nowhere.yaml' does not exist; name one OpenAPI document, JSON or YAML")]
    [InlineData("import .", "'.' is a folder; name one OpenAPI document, JSON or YAML")]
    [InlineData("schema shop.json itm", "shop.json has no type 'itm'; did you mean 'item'?")]
    [InlineData("schema shop.json nobody", "shop.json has no type 'nobody'; it has item, state")]
    [InlineData("graph why shop nobody shop.json", "the graph has no 'nobody'; it has shop")]
    [InlineData("graph cut.json", "cut.json(1,28): PLB1003: the text ends before this bracket is closed; write }; mend the document first ('plumbline lint' shows all that is wrong)")]
    [InlineData("surface cut.json", "cut.json(1,28): PLB1003: the text ends before this bracket is closed; write }; mend the document first ('plumbline lint' shows all that is wrong)")]
    [InlineData("gateway haproxy cut.json", "cut.json(1,28): PLB1003: the text ends before this bracket is closed; write }; mend the document first ('plumbline lint' shows all that is wrong)")]
    public async Task Says_what_is_wrong_where_and_what_was_meant(string line, string complaint)
    {
        using var test = new ToolTest()
            .With("shop.json", """{ "name": "shop", "enums": { "state": { "values": [] } }, "models": { "item": { "fields": [{ "name": "id", "type": "string" }] } } }""")
            .With("cut.json", """{ "name": "cut", "models": {""");
        Assert.Equal(new(ExitCodes.NotDone, "", $"plumbline: {complaint}\n"), await test.RunAsync(line.Split(' ')));
    }

    [Theory]
    [InlineData(".", "' is a folder; name a file")]
    [InlineData("api.json/deep/x.json", "api.json' is a file, so nothing can be written below it; name another place")]
    public async Task Says_why_a_result_cannot_be_written(string place, string end)
    {
        using var test = new ToolTest().With("api.json", """{ "name": "shop" }""");
        var result = await test.RunAsync("normalize", "api.json", "--output", place);
        Assert.Equal((ExitCodes.NotDone, ""), (result.Code, result.Out));
        Assert.StartsWith($"plumbline: '{test.Folder}", result.Error, StringComparison.Ordinal);
        Assert.EndsWith(end + "\n", result.Error, StringComparison.Ordinal);
        Assert.Equal(["api.json"], Directory.GetFileSystemEntries(test.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Says_that_a_repository_of_documents_alone_has_nothing_to_deploy_or_to_upgrade()
    {
        using var test = new ToolTest().With("api.json", """{ "name": "shop" }""");
        await Processes.RunAsync(test.Folder, "git", "init", "-q");
        await Processes.RunAsync(test.Folder, "git", "add", "-A");
        await Processes.RunAsync(test.Folder, "git", "-c", "user.name=Ada", "-c", "user.email=ada@example.io", "commit", "-q", "-m", "first");
        Assert.Equal(new(ExitCodes.Success, "nothing is to be done\n", "plumbline: the repository has no project, so nothing is deployed from it; 'plumbline diff' compares its documents\n"), await test.RunAsync("delta", "HEAD"));
        Assert.Equal(new(ExitCodes.NotDone, "", "plumbline: the last commit has no project, and so no packages to upgrade; commit one first\n"), await test.RunAsync("upgrade", "--plan"));
    }

    [Theory]
    [InlineData("diff nowhere.json other.json", "'nowhere.json' is neither a file nor a folder that exists, and it can be no revision, as ")]
    [InlineData("diff api.json other.json", "'other.json' is neither a file nor a folder that exists, and it can be no revision, as ")]
    [InlineData("diff HEAD", "'HEAD' is neither a file nor a folder that exists, and it can be no revision, as ")]
    [InlineData("delta HEAD", "")]
    [InlineData("upgrade --plan", "")]
    public async Task Says_that_there_is_no_repository_and_who_needs_one(string line, string start)
    {
        using var test = new ToolTest().With("api.json", """{ "name": "shop" }""");
        var result = await test.RunAsync(line.Split(' '));
        Assert.Equal((ExitCodes.NotDone, ""), (result.Code, result.Out));
        Assert.StartsWith($"plumbline: {start}'{test.Folder}' is in no git repository (fatal: ", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("run this in a repository\n", result.Error, StringComparison.Ordinal);
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
