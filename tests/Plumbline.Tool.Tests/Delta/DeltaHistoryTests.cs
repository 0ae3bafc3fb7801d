using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Tests.Delta;

/// <summary>Histories with the whole answer to each: who is touched, how, the next tag, and why.</summary>
public sealed class DeltaHistoryTests
{
    private const string Nothing = "nothing is to be done\n";

    [Fact]
    public Task No_change_is_nothing() => ExpectAsync(_ => { }, Nothing, ExitCodes.Success);

    [Fact]
    public Task A_readme_is_nothing() => ExpectAsync(test => test.Edit("README.md", "Company", "The company"), Nothing, ExitCodes.Success);

    [Fact]
    public Task Docs_and_a_readme_within_a_project_are_nothing() => ExpectAsync(
        test => test.Tool.With("docs/how.md", "# How\n").With("src/Shop/README.md", "# Shop\n"), Nothing, ExitCodes.Success);

    [Fact]
    public Task A_description_redeploys_nobody() => ExpectAsync(
        test => test.Edit("specs/shop.json", "What is sold.", "What we sell."),
        """
        Mail: rebuild
          rebuild   Mail -> specs/shop.json: only words changed
        Shop: rebuild
          rebuild   Shop -> specs/shop.json: only words changed

        """);

    [Fact]
    public Task An_optional_field_redeploys_only_its_producer() => ExpectAsync(
        test => test.Edit("specs/shop.json", "{ \"name\": \"id\", \"type\": \"string\" },\n", "{ \"name\": \"id\", \"type\": \"string\" }, { \"name\": \"hint\", \"type\": \"string\", \"required\": false },\n"),
        """
        Mail: rebuild
          rebuild   Mail -> specs/shop.json: nothing changed that Mail depends on
        Shop: rebuild, retest, redeploy; minor, to v1.5.0
          redeploy  Shop -> specs/shop.json: field 'item.hint' is added

        """);

    [Fact]
    public Task A_required_field_redeploys_clients_too() => ExpectAsync(
        test => test.Edit("specs/shop.json", "{ \"name\": \"id\", \"type\": \"string\" },\n", "{ \"name\": \"id\", \"type\": \"string\" }, { \"name\": \"hint\", \"type\": \"string\" },\n"),
        """
        Mail: rebuild, retest, redeploy; patch, to v1.4.3
          redeploy  Mail -> specs/shop.json: field 'item.hint' is added
        Shop: rebuild, retest, redeploy; minor, to v1.5.0
          redeploy  Shop -> specs/shop.json: field 'item.hint' is added

        """);

    [Fact]
    public Task A_breaking_field_is_a_major_version_of_its_producer() => ExpectAsync(
        test => test.Edit("specs/shop.json", "{ \"name\": \"state\", \"type\": \"state\" }", "{ \"name\": \"state\", \"type\": \"long\" }"),
        """
        Mail: rebuild, retest, redeploy; patch, to v1.4.3
          redeploy  Mail -> specs/shop.json: enum 'state' is removed
          redeploy  Mail -> specs/shop.json: field 'item.state' is changed
          redeploy  Mail -> specs/shop.json: value 'state.open' is removed
        Shop: rebuild, retest, redeploy; major, to v2.0.0
          redeploy  Shop -> specs/shop.json: field 'item.state' is changed

        """);

    [Fact]
    public Task A_removed_operation_reaches_its_callers() => ExpectAsync(
        test => test.Edit("specs/shop.json", ",\n        { \"method\": \"DELETE\", \"path\": \"/:id\" }", ""),
        """
        Mail: rebuild, retest, redeploy; patch, to v1.4.3
          redeploy  Mail -> specs/shop.json: answer 204 of DELETE /items/:id is removed
          redeploy  Mail -> specs/shop.json: operation DELETE /items/:id is removed
          redeploy  Mail -> specs/shop.json: parameter 'id' of DELETE /items/:id is removed
        Shop: rebuild, retest, redeploy; major, to v2.0.0
          redeploy  Shop -> specs/shop.json: answer 204 of DELETE /items/:id is removed
          redeploy  Shop -> specs/shop.json: operation DELETE /items/:id is removed
          redeploy  Shop -> specs/shop.json: parameter 'id' of DELETE /items/:id is removed

        """);

    [Fact]
    public Task A_new_operation_is_its_producers() => ExpectAsync(
        test => test.Edit("specs/shop.json", "{ \"method\": \"DELETE\", \"path\": \"/:id\" }", "{ \"method\": \"DELETE\", \"path\": \"/:id\" }, { \"method\": \"GET\", \"responses\": { \"200\": { \"type\": \"[item]\" } } }"),
        """
        Mail: rebuild
          rebuild   Mail -> specs/shop.json: nothing changed that Mail depends on
        Shop: rebuild, retest, redeploy; minor, to v1.5.0
          redeploy  Shop -> specs/shop.json: answer 200 of GET /items is added
          redeploy  Shop -> specs/shop.json: operation GET /items is added

        """);

    [Fact]
    public Task A_type_that_no_operation_reaches_is_its_producers() => ExpectAsync(
        test => test.Edit("specs/shop.json", "\"audit\": { \"fields\": [{ \"name\": \"note\", \"type\": \"string\" }", "\"audit\": { \"fields\": [{ \"name\": \"note\", \"type\": \"long\" }"),
        """
        Mail: rebuild
          rebuild   Mail -> specs/shop.json: nothing changed that Mail depends on
        Shop: rebuild, retest, redeploy; minor, to v1.5.0
          redeploy  Shop -> specs/shop.json: field 'audit.note' is changed

        """);

    [Fact]
    public Task An_event_is_its_producers() => ExpectAsync(
        test =>
        {
            test.Edit("specs/shop.json", "{ \"type\": \"item_deleted\" }]", "{ \"type\": \"item_deleted\" }, { \"type\": \"item_sold\" }]");
            test.Edit("specs/shop.json", "\"audit\": {", "\"item_sold\": { \"fields\": [{ \"name\": \"id\", \"type\": \"string\" }] }, \"audit\": {");
        },
        """
        Mail: rebuild
          rebuild   Mail -> specs/shop.json: nothing changed that Mail depends on
        Shop: rebuild, retest, redeploy; minor, to v1.5.0
          redeploy  Shop -> specs/shop.json: field 'item_sold.id' is added
          redeploy  Shop -> specs/shop.json: member 'shop_event.item_sold' is added
          redeploy  Shop -> specs/shop.json: model 'item_sold' is added

        """);

    [Fact]
    public Task A_common_type_reaches_all_who_borrow_it() => ExpectAsync(
        test => test.Edit("specs/common.json", "\"type\": \"decimal\"", "\"type\": \"double\""),
        """
        Mail: rebuild, retest, redeploy; patch, to v1.4.3
          redeploy  Mail -> specs/common.json: field 'money.amount' is changed
        Shop: rebuild, retest, redeploy; major, to v2.0.0
          redeploy  Shop -> specs/common.json: field 'money.amount' is changed

        """);

    [Fact]
    public Task A_common_type_that_nobody_borrows_redeploys_nobody() => ExpectAsync(
        test => test.Edit("specs/common.json", "\"street\", \"type\": \"string\"", "\"street\", \"type\": \"long\""),
        """
        Mail: rebuild
          rebuild   Mail -> specs/common.json: nothing changed that Mail depends on
        Shop: rebuild
          rebuild   Shop -> specs/common.json: nothing changed that Shop depends on

        """);

    [Fact]
    public Task Code_of_one_service_is_its_own() => ExpectAsync(
        test => test.Edit("src/Shop/Program.cs", "0", "1"),
        """
        Shop: rebuild, retest, redeploy; patch, to v1.4.3
          redeploy  Shop -> src/Shop/Program.cs changed

        """);

    [Fact]
    public Task A_setting_beside_the_code_belongs_to_it() => ExpectAsync(
        test => test.Tool.With("src/Shop/appsettings.json", "{ \"a\": 1 }\n"),
        """
        Shop: rebuild, retest, redeploy; patch, to v1.4.3
          redeploy  Shop -> src/Shop/appsettings.json changed

        """);

    [Fact]
    public Task Code_of_a_shared_library_reaches_all_above_it() => ExpectAsync(
        test => test.Edit("src/Lib/Clock.cs", "Clock", "Clocks"),
        """
        Shop: rebuild, retest, redeploy; patch, to v1.4.3
          redeploy  Shop -> Lib -> src/Lib/Clock.cs changed
        Web: rebuild, retest, redeploy; patch, to v1.4.3
          redeploy  Web -> Lib -> src/Lib/Clock.cs changed

        """);

    [Fact]
    public Task A_test_retests_only() => ExpectAsync(
        test => test.Edit("tests/Shop.Tests/ShopTests.cs", "ShopTests", "MoreShopTests"),
        """
        Shop: retest
          retest    Shop -> Shop.Tests -> tests/Shop.Tests/ShopTests.cs changed

        """);

    [Fact]
    public Task A_project_file_is_its_own_change() => ExpectAsync(
        test => test.Edit("src/Web/Web.csproj", "<OutputType>Exe", "<Nullable>enable</Nullable><OutputType>Exe"),
        """
        Web: rebuild, retest, redeploy; patch, to v1.4.3
          redeploy  Web -> src/Web/Web.csproj changed

        """);

    [Fact]
    public Task A_new_service_is_added() => ExpectAsync(
        test => test.Tool.With("src/New/New.csproj", DeltaTest.Project("Exe", "")).With("src/New/Program.cs", "return 0;\n"),
        """
        New: rebuild, retest, redeploy; minor, to v1.5.0
          redeploy  New -> src/New/New.csproj changed
          redeploy  New -> src/New/Program.cs changed
          redeploy  New -> src/New/New.csproj is new

        """);

    [Fact]
    public Task A_deleted_service_is_removed() => ExpectAsync(
        test => Directory.Delete(test.Tool.PathOf("src/Mail"), recursive: true),
        """
        Mail: removed
          redeploy  Mail -> src/Mail/Mail.csproj is removed

        """);

    [Fact]
    public Task A_moved_file_touches_where_it_was_and_where_it_is() => ExpectAsync(
        test => File.Move(test.Tool.PathOf("src/Lib/Clock.cs"), test.Tool.PathOf("src/Web/Clock.cs")),
        """
        Shop: rebuild, retest, redeploy; patch, to v1.4.3
          redeploy  Shop -> Lib -> src/Lib/Clock.cs changed
        Web: rebuild, retest, redeploy; patch, to v1.4.3
          redeploy  Web -> src/Web/Clock.cs changed
          redeploy  Web -> Lib -> src/Lib/Clock.cs changed

        """);

    [Theory]
    [InlineData("Directory.Packages.props", "build file Directory.Packages.props changed")]
    [InlineData("Directory.Build.props", "build file Directory.Build.props changed")]
    [InlineData("global.json", "build file global.json changed")]
    [InlineData("deploy/notes.txt", "deploy/notes.txt changed, which belongs to no project")]
    public Task What_all_may_read_is_everything(string path, string why) => ExpectAsync(
        test => test.Tool.With(path, path.EndsWith("Packages.props", StringComparison.Ordinal) ? test.Tool.Read(path).Replace("1.0.0", "1.0.1", StringComparison.Ordinal)
            : path == "global.json" ? "{}\n" : path == "Directory.Build.props" ? test.Tool.Read(path) + "\n" : "x\n"),
        Everything(why), ExitCodes.Unsure);

    [Fact]
    public Task A_project_that_cannot_be_read_is_everything() => ExpectAsync(
        test => test.Tool.With("src/Bad/Bad.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\">\n"), "unsure, so everything: the projects cannot be read: ", ExitCodes.Unsure, isStart: true);

    [Fact]
    public Task A_document_with_errors_is_everything_for_those_who_have_it() => ExpectAsync(
        test => test.Edit("specs/shop.json", "\"type\": \"state\"", "\"tipe\": \"state\""),
        """
        Mail: rebuild, retest, redeploy; patch, to v1.4.3
          redeploy  Mail -> specs/shop.json has errors
        Shop: rebuild, retest, redeploy; patch, to v1.4.3
          redeploy  Shop -> specs/shop.json has errors

        """);

    [Fact]
    public async Task What_is_not_committed_is_not_looked_at()
    {
        using var test = await DeltaTest.CreateAsync();
        test.Edit("src/Shop/Program.cs", "0", "1");
        Assert.Equal((ExitCodes.Success, Nothing), await RunAsync(test, "v1.4.2..HEAD"));
        await test.GitAsync("add", "-A");
        Assert.Equal((ExitCodes.Success, Nothing), await RunAsync(test, "v1.4.2"));
    }

    [Fact]
    public async Task A_missing_base_is_everything()
    {
        using var test = await DeltaTest.CreateAsync();
        var (code, text) = await RunAsync(test, "0000000000000000000000000000000000000001..HEAD");
        Assert.Equal((ExitCodes.Unsure, """
            unsure, so everything: '0000000000000000000000000000000000000001' is not there
            Mail: rebuild, retest, redeploy
              redeploy  Mail -> '0000000000000000000000000000000000000001' is not there
            Shop: rebuild, retest, redeploy
              redeploy  Shop -> '0000000000000000000000000000000000000001' is not there
            Web: rebuild, retest, redeploy
              redeploy  Web -> '0000000000000000000000000000000000000001' is not there

            """), (code, text));
    }

    [Fact]
    public async Task A_shallow_clone_is_everything_and_says_so()
    {
        using var test = await DeltaTest.CreateAsync();
        test.Edit("README.md", "Company", "C");
        await test.CommitAsync("second");
        using var clone = new Harness.ToolTest();
        await Harness.Processes.RunAsync(clone.Folder, "git", "clone", "-q", "--depth", "1", "--no-tags", "file://" + test.Tool.Folder, "clone");
        var result = await clone.RunInAsync(clone.PathOf("clone"), ["delta", "v1.4.2..HEAD"]);
        Assert.Equal(ExitCodes.Unsure, result.Code);
        Assert.StartsWith("unsure, so everything: 'v1.4.2' is not there, because this clone is shallow\nMail: rebuild, retest, redeploy\n", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_tag_to_tag_the_work_tree_does_not_matter_and_own_tags_count()
    {
        using var test = await DeltaTest.CreateAsync();
        await test.GitAsync("tag", "Shop-v3.0.9");
        await test.GitAsync("tag", "Shop-v3.0.10");
        test.Edit("src/Shop/Program.cs", "0", "1");
        await test.CommitAsync("second");
        await test.GitAsync("tag", "v1.5.0");
        Directory.Delete(test.Tool.PathOf("src"), recursive: true);
        await test.CommitAsync("third");
        Assert.Equal(
            (ExitCodes.NotInOrder, "Shop: rebuild, retest, redeploy; patch, to Shop-v3.0.11\n  redeploy  Shop -> src/Shop/Program.cs changed\n"),
            await RunAsync(test, "v1.4.2..v1.5.0"));
    }

    [Fact]
    public async Task A_merge_brings_what_the_branch_changed_and_three_dots_leave_out_the_rest()
    {
        using var test = await DeltaTest.CreateAsync();
        await test.GitAsync("checkout", "-q", "-b", "work");
        test.Edit("src/Web/Program.cs", "0", "1");
        await test.CommitAsync("work");
        await test.GitAsync("checkout", "-q", "main");
        test.Edit("src/Mail/Program.cs", "0", "1");
        await test.CommitAsync("other");
        const string web = "Web: rebuild, retest, redeploy; patch, to v1.4.3\n  redeploy  Web -> src/Web/Program.cs changed\n";
        const string mail = "Mail: rebuild, retest, redeploy; patch, to v1.4.3\n  redeploy  Mail -> src/Mail/Program.cs changed\n";
        Assert.Equal((ExitCodes.NotInOrder, web), await RunAsync(test, "main...work"));
        Assert.Equal((ExitCodes.NotInOrder, mail + web), await RunAsync(test, "main..work"));
        await test.GitAsync("merge", "-q", "--no-edit", "work");
        Assert.Equal((ExitCodes.NotInOrder, web), await RunAsync(test, "HEAD^1..HEAD"));
        Assert.Equal((ExitCodes.NotInOrder, mail), await RunAsync(test, "HEAD^2..HEAD"));
    }

    [Fact]
    public async Task Refuses_what_is_no_range_and_a_head_that_is_not_there()
    {
        using var test = await DeltaTest.CreateAsync();
        Assert.Equal(ExitCodes.NotDone, (await RunAsync(test, "..HEAD")).Code);
        Assert.Equal(ExitCodes.NotDone, (await RunAsync(test, "v1.4.2..nowhere")).Code);
        Assert.Equal((ExitCodes.Unsure, true), (await RunAsync(test, "--", "--output=x..HEAD")) is var (code, text) ? (code, text.StartsWith("unsure", StringComparison.Ordinal)) : default);
    }

    private static string Everything(string why) => $"unsure, so everything: {why}\n"
        + string.Concat(new[] { "Mail", "Shop", "Web" }.Select(name => $"{name}: rebuild, retest, redeploy; patch, to v1.4.3\n  redeploy  {name} -> {why}\n"));

    private static async Task ExpectAsync(Action<DeltaTest> change, string expected, int code = ExitCodes.NotInOrder, bool isStart = false)
    {
        using var test = await DeltaTest.CreateAsync();
        change(test);
        await test.CommitAsync("second");
        var (ended, text) = await RunAsync(test, "HEAD~1..HEAD");
        if (isStart)
            Assert.StartsWith(expected, text, StringComparison.Ordinal);
        else
            Assert.Equal(expected, text);
        Assert.Equal(code, ended);
    }

    private static async Task<(int Code, string Text)> RunAsync(DeltaTest test, params string[] args)
    {
        var result = await test.Tool.RunAsync(["delta", .. args]);
        Assert.True(result.Code is ExitCodes.NotDone || result.Error.Length == 0, result.Error);
        return (result.Code, result.Out);
    }
}
