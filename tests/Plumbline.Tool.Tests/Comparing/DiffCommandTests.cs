using Plumbline.Spec.Diff;
using Plumbline.Tool.Comparing;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Tool.Tests.Comparing;

public sealed class DiffCommandTests
{
    private const string Old = """{ "name": "shop", "namespace": "io.example.shop.v0", "models": { "item": { "fields": [{ "name": "id", "type": "string" }] } }, "resources": { "item": { "operations": [{ "method": "POST", "body": { "type": "item" } }] } } }""";
    private static readonly string s_new = Old.Replace("}] } }, \"res", "}, { \"name\": \"size\", \"type\": \"long\" }] } }, \"res", StringComparison.Ordinal);

    [Fact]
    public async Task Compares_folders_and_pairs_what_has_moved()
    {
        using var test = new ToolTest()
            .With("old/a/shop.api.json", Old).With("new/b/shop.api.json", s_new)
            .With("old/gone.api.json", """{ "name": "gone" }""").With("new/fresh.api.json", """{ "name": "fresh" }""")
            .With("old/same.api.json", """{ "name": "same" }""").With("new/same.api.json", """{  "name": "same" }""");
        var result = await test.RunAsync("diff", "old", "new");
        Assert.Equal(ExitCodes.NotInOrder, result.Code);
        Assert.Contains("new/b/shop.api.json\n  breaking   PLB3013", result.Out, StringComparison.Ordinal);
        Assert.Contains("new/fresh.api.json\n  compatible  the document is new\n", result.Out, StringComparison.Ordinal);
        Assert.Contains("old/gone.api.json\n  breaking  the document is removed", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("same", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compares_revisions_with_each_other_and_with_the_work_tree()
    {
        using var test = new ToolTest().With("specs/shop.api.json", Old);
        await GitAsync(test, "init", "-q", "-b", "main");
        await CommitAsync(test, "first");
        await GitAsync(test, "tag", "v1.0.0");
        test.With("specs/shop.api.json", s_new);
        var worktree = await test.RunAsync("diff", "v1.0.0", "--path", "specs", "--last", "1.0.0");
        Assert.Equal(ExitCodes.NotInOrder, worktree.Code);
        Assert.EndsWith("breaking; suggested version step: major, to 2.0.0\n", worktree.Out, StringComparison.Ordinal);

        await CommitAsync(test, "second");
        var revisions = await test.RunAsync("diff", "v1.0.0", "HEAD");
        Assert.Contains("HEAD:specs/shop.api.json\n  breaking   PLB3013", revisions.Out, StringComparison.Ordinal);
        var back = await test.RunAsync("diff", "HEAD:specs/shop.api.json", "v1.0.0:specs/shop.api.json");
        Assert.Contains("PLB3016", back.Out, StringComparison.Ordinal);
        Assert.Equal("nothing changed\n", await test.SucceedAsync("diff", "HEAD", "HEAD~0"));
    }

    [Fact]
    public async Task A_revision_beside_a_file_or_folder_is_that_file_or_folder_as_it_was()
    {
        using var test = new ToolTest().With("specs/shop.api.json", Old).With("specs/other.api.json", """{ "name": "other" }""").With("more/third.api.json", """{ "name": "third" }""");
        await GitAsync(test, "init", "-q", "-b", "main");
        await CommitAsync(test, "first");
        test.With("specs/shop.api.json", s_new);
        foreach (var path in new[] { "specs/shop.api.json", "specs" })
        {
            var result = await test.RunAsync("diff", "HEAD", path);
            Assert.Equal(ExitCodes.NotInOrder, result.Code);
            Assert.Contains("  breaking   PLB3013", result.Out, StringComparison.Ordinal);
            Assert.DoesNotContain("removed", result.Out, StringComparison.Ordinal);
            Assert.Contains("PLB3016", (await test.RunAsync("diff", path, "HEAD")).Out, StringComparison.Ordinal);
        }

        var range = await test.RunAsync("diff", "HEAD..main");
        Assert.Equal((ExitCodes.NotDone, "plumbline: git knows no revision 'HEAD..main'; write its two ends apart: HEAD main\n"), (range.Code, range.Error));
    }

    [Fact]
    public async Task Judges_stored_events_by_every_retained_release_and_answers_by_the_last_one()
    {
        static string Document(string values) => $$"""
            { "name": "shop", "namespace": "io.example.shop.v0",
              "enums": { "state": { "values": [{{values}}] } },
              "unions": { "item_event": { "discriminator": "discriminator", "types": [{ "type": "item_upserted" }] } },
              "models": { "item_upserted": { "fields": [{ "name": "id", "type": "string" }, { "name": "state", "type": "state" }] },
                          "page": { "fields": [{ "name": "state", "type": "state" }] } },
              "resources": { "page": { "operations": [{ "method": "GET", "responses": { "200": { "type": "page" } } }] } } }
            """;
        const string open = """{ "name": "open" }""";
        using var test = new ToolTest().With("specs/shop.api.json", Document(open + """, { "name": "lost" }"""));
        await GitAsync(test, "init", "-q", "-b", "main");
        await CommitAsync(test, "first");
        await GitAsync(test, "tag", "v1.0.0");
        test.With("specs/shop.api.json", Document(open));
        await CommitAsync(test, "second");
        await GitAsync(test, "tag", "v2.0.0");
        test.With("specs/shop.api.json", Document(open + """, { "name": "sold" }"""));

        // Against the last release alone, only something is added; an event of the first one can no longer be read.
        var last = await test.RunAsync("diff", "v2.0.0", "--path", "specs");
        Assert.DoesNotContain("'state.lost'", last.Out, StringComparison.Ordinal);
        var all = await test.RunAsync("diff", "v2.0.0", "--path", "specs", "--release", "v1.0.0");
        Assert.Equal(ExitCodes.NotInOrder, all.Code);
        Assert.Contains("lost", all.Out, StringComparison.Ordinal);
        Assert.Contains("v1.0.0", all.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runs_as_gits_diff_driver()
    {
        using var test = new ToolTest().With("shop.api.json", Old).With(".gitattributes", "*.api.json diff=plumbline\n");
        await GitAsync(test, "init", "-q", "-b", "main");
        await CommitAsync(test, "first");
        test.With("shop.api.json", s_new);
        var tool = Path.Combine(AppContext.BaseDirectory, "Plumbline.Tool.dll");
        var output = await Processes.RunAsync(test.Folder, "git", "-c", $"diff.plumbline.command=dotnet {tool} diff --driver", "diff");
        Assert.Contains("shop.api.json\n  breaking   PLB3013", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approves_what_breaks_and_then_lets_it_pass()
    {
        using var test = new ToolTest().With("old/api.json", Old).With("new/api.json", s_new);
        Assert.Equal("approved 1 change in new/plumbline.approvals.json\n", await test.SucceedAsync("diff", "old", "new", "--approve", "nobody calls it", "--by", "ada"));
        var result = await test.SucceedAsync("diff", "old", "new");
        Assert.Contains("approved by ada: nobody calls it", result, StringComparison.Ordinal);
        Assert.Contains("suggested version step: major", result, StringComparison.Ordinal);
        Assert.Equal("there is nothing to approve\n", await test.SucceedAsync("diff", "old", "new", "--approve", "again"));
    }

    [Fact]
    public async Task Does_not_approve_without_a_reason_or_into_a_commit()
    {
        using var test = new ToolTest().With("old/api.json", Old).With("new/api.json", s_new);
        var result = await test.RunAsync("diff", "old", "new", "--approve", " ");
        Assert.Equal((ExitCodes.NotDone, "plumbline: an approval needs a reason; say why the changes are allowed\n"), (result.Code, result.Error));
        Assert.False(File.Exists(test.PathOf("new/plumbline.approvals.json")));
    }

    [Fact]
    public async Task Refuses_a_broken_document_with_its_place()
    {
        using var test = new ToolTest().With("old/api.json", Old).With("new/api.json", Old.Replace("\"fields\"", "\"feilds\"", StringComparison.Ordinal));
        var result = await test.RunAsync("diff", "old", "new");
        Assert.Equal((ExitCodes.NotDone, ""), (result.Code, result.Out));
        Assert.StartsWith("plumbline: new/api.json(1,", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("a broken document cannot be compared\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_which_revision_git_does_not_know()
    {
        using var test = new ToolTest().With("api.json", Old);
        await GitAsync(test, "init", "-q", "-b", "main");
        await CommitAsync(test, "first");
        var result = await test.RunAsync("diff", "v9", "HEAD");
        Assert.Equal((ExitCodes.NotDone, "plumbline: git knows no revision 'v9'; name a commit, tag or branch\n"), (result.Code, result.Error));
        var option = await test.RunAsync("diff", "--", "--output=x", "HEAD");
        Assert.Equal(ExitCodes.NotDone, option.Code);
    }

    [Theory]
    [InlineData("breaking", 1)]
    [InlineData("none", 0)]
    public async Task Fails_on_what_it_is_told_to_fail_on(string failOn, int code)
    {
        using var test = new ToolTest().With("old/api.json", Old).With("new/api.json", s_new);
        Assert.Equal(code, (await test.RunAsync("diff", "old", "new", "--fail-on", failOn)).Code);
    }

    [Theory]
    [InlineData("1.4.2", VersionStep.Major, "2.0.0")]
    [InlineData("1.4.2", VersionStep.Minor, "1.5.0")]
    [InlineData("v1.4.2", VersionStep.Patch, "v1.4.3")]
    [InlineData("1.4.2", VersionStep.None, "1.4.2")]
    [InlineData("1.4", VersionStep.Major, null)]
    [InlineData("1.4.x", VersionStep.Major, null)]
    public void Counts_versions_up(string last, VersionStep step, string? next) => Assert.Equal(next, NextVersion.After(last, step));

    private static Task<string> GitAsync(ToolTest test, params string[] args) => Processes.RunAsync(test.Folder, "git", args);

    private static async Task CommitAsync(ToolTest test, string message)
    {
        await GitAsync(test, "add", "-A");
        await GitAsync(test, "-c", "user.name=Ada", "-c", "user.email=ada@example.io", "commit", "-q", "-m", message);
    }
}
