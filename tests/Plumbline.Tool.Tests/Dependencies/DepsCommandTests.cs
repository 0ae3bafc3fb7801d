using System.Text.Json;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Tool.Tests.Dependencies;

public sealed class DepsCommandTests
{
    private const string Class = "namespace Tools; public static class Tool { public static int Answer => 42; }";

    [Fact]
    public async Task Lists_packages_as_restored_and_documents_with_what_they_import()
    {
        using var test = Company();
        new LocalFeed(test).With("Base", "1.0.0", Class).With("Tools", "1.2.0", Class.Replace("Tool ", "Tool2 ", StringComparison.Ordinal), ("Base", "1.0.0"));
        await RestoreAsync(test, "Shop");
        var text = await test.SucceedAsync("deps", "src/Shop", "--transitive");
        var lines = Masked(text);
        Assert.Equal("""
            Shop
              package   Tools 1.2.0
              package   Base 1.0.0 (comes along)
              service   src/Shop/shop.json io.example.shop.v1 1.1.0 #
                imports src/Shop/common.json #
              import    src/Shop/common.json io.example.common.v1 #

            nothing to report in 1 project
            not checked: newer versions and weak spots that became known since the last restore; --online asks the package sources

            """, lines);

        // Without the option, only what somebody asked for.
        Assert.DoesNotContain("Base", await test.SucceedAsync("deps", "src/Shop"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_versions_asked_for_where_nothing_was_restored_or_something_was_edited_since()
    {
        using var test = Company();
        new LocalFeed(test).With("Tools", "1.2.0", Class).With("Tools", "1.3.0", Class);
        Assert.Contains("Shop (not restored: versions are those asked for)\n  package   Tools 1.2.0\n", await test.SucceedAsync("deps", "src/Shop"), StringComparison.Ordinal);
        await RestoreAsync(test, "Shop");
        Assert.StartsWith("Shop\n", await test.SucceedAsync("deps", "src/Shop"), StringComparison.Ordinal);
        test.With("src/Shop/Shop.csproj", test.Read("src/Shop/Shop.csproj").Replace("1.2.0", "1.3.0", StringComparison.Ordinal));
        Assert.Contains("(not restored: versions are those asked for)\n  package   Tools 1.3.0\n", await test.SucceedAsync("deps", "src/Shop"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_central_versions_and_those_of_referenced_projects_and_leaves_libraries_and_tests_out()
    {
        using var test = Company()
            .With("Directory.Packages.props", "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup><ItemGroup><PackageVersion Include=\"Tools\" Version=\"1.2.0\" /><PackageVersion Include=\"More\" Version=\"2.0.0\" /></ItemGroup></Project>")
            .With("src/Lib/Lib.csproj", Project("<PackageReference Include=\"More\" />", "Library"))
            .With("src/Shop/Shop.csproj", Project("<PackageReference Include=\"Tools\" /><ProjectReference Include=\"../Lib/Lib.csproj\" />"));
        var text = await test.SucceedAsync("deps", "src/Shop", "src/Lib");
        Assert.Equal("Shop (not restored: versions are those asked for)\n  package   Tools 1.2.0\n  package   More 2.0.0 (by Lib)\n\nnothing to report in 1 project\n", text[..(text.IndexOf("in 1 project\n", StringComparison.Ordinal) + 13)]);
        Assert.Contains("\nShop", await test.SucceedAsync("deps", "src/Shop", "src/Lib", "--all"), StringComparison.Ordinal);
        var onlyLibrary = await test.RunAsync("deps", "src/Lib");
        Assert.Equal((ExitCodes.NotDone, "plumbline: none of these projects is run in production; --all lists libraries and tests too\n"), (onlyLibrary.Code, onlyLibrary.Error));
    }

    [Fact]
    public async Task Tells_of_one_package_in_two_versions()
    {
        using var test = Company().With("src/Mail/Mail.csproj", Project("<PackageReference Include=\"tools\" Version=\"1.10.0\" />"));
        var result = await test.RunAsync("deps", "--fail-on", "warning");
        Assert.Equal(ExitCodes.NotInOrder, result.Code);
        Assert.Contains("warning differs: package tools is in use as 1.2.0 in Shop, 1.10.0 in Mail; take one version\n", result.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, (await test.RunAsync("deps")).Code);
    }

    [Fact]
    public async Task Asks_for_newer_versions_only_when_told_to()
    {
        using var test = Company();
        new LocalFeed(test).With("Tools", "1.2.0", Class).With("Tools", "1.3.0", Class).With("Tools", "2.0.0", Class);
        await RestoreAsync(test, "Shop");
        var offline = await test.SucceedAsync("deps", "src/Shop", "--fail-on", "info");
        Assert.DoesNotContain("2.0.0", offline, StringComparison.Ordinal);
        Assert.EndsWith("--online asks the package sources\n", offline, StringComparison.Ordinal);

        var online = await test.RunAsync("deps", "src/Shop", "--online", "--fail-on", "warning");
        Assert.True(online.Code == ExitCodes.NotInOrder, online.Out + online.Error);
        Assert.Contains("warning outdated: package Tools 1.2.0 in Shop: 2.0.0 is there\n1 warning in 1 project\n", online.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("not checked", online.Out, StringComparison.Ordinal);
        Assert.Contains("1.3.0 is there", (await test.RunAsync("deps", "src/Shop", "--online", "--level", "minor")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_a_silent_source_left_unchecked()
    {
        using var test = Company();
        new LocalFeed(test).With("Tools", "1.2.0", Class);
        await RestoreAsync(test, "Shop");
        test.With("nuget.config", LocalFeed.Config("<add key=\"gone\" value=\"nowhere\" />"));
        var result = await test.RunAsync("deps", "src/Shop", "--online");
        Assert.True(result.Code == ExitCodes.Unsure, result.Out + result.Error);
        Assert.Contains("\nnot checked, because a source did not answer: Shop: ", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_of_weak_spots_that_the_sources_know()
    {
        using var test = Company();
        new LocalFeed(test).With("Tools", "1.2.0", Class);
        await using var server = new PackageServer(test.PathOf("feed"), "Tools", "https://example.io/advisory/7");
        test.With("nuget.config", LocalFeed.Config($"<add key=\"web\" value=\"{server.Index}\" allowInsecureConnections=\"true\" />"));
        await RestoreAsync(test, "Shop");

        // The restore was told, so this needs no network.
        var offline = await test.RunAsync("deps", "src/Shop");
        Assert.True(offline.Code == ExitCodes.NotInOrder, offline.Out + offline.Error);
        Assert.Contains("error vulnerable: Shop: ", offline.Out, StringComparison.Ordinal);
        Assert.Contains("https://example.io/advisory/7 (known when it was restored)\n", offline.Out, StringComparison.Ordinal);

        var online = await test.RunAsync("deps", "src/Shop", "--online");
        Assert.True(online.Code == ExitCodes.NotInOrder, online.Out + online.Error);
        Assert.Contains("error vulnerable: Shop: package Tools 1.2.0 has a known weak spot of critical weight, https://example.io/advisory/7; take another version\n", online.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_of_weak_spots_in_what_comes_along_too()
    {
        using var test = Company();
        new LocalFeed(test).With("Base", "1.0.0", Class).With("Tools", "1.2.0", Class.Replace("Tool ", "Tool2 ", StringComparison.Ordinal), ("Base", "1.0.0"));
        await using var server = new PackageServer(test.PathOf("feed"), "Base", "https://example.io/advisory/8");
        test.With("nuget.config", LocalFeed.Config($"<add key=\"web\" value=\"{server.Index}\" allowInsecureConnections=\"true\" />"));
        await RestoreAsync(test, "Shop");
        var online = await test.RunAsync("deps", "src/Shop", "--online");
        Assert.True(online.Code == ExitCodes.NotInOrder, online.Out + online.Error);
        Assert.Contains("error vulnerable: Shop: package Base 1.0.0 has a known weak spot of critical weight, https://example.io/advisory/8; take another version\n", online.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_which_package_no_source_has_any_more()
    {
        using var test = Company();
        new LocalFeed(test).With("Tools", "1.2.0", Class);
        await RestoreAsync(test, "Shop");
        File.Delete(test.PathOf("feed/Tools.1.2.0.nupkg"));
        var result = await test.RunAsync("deps", "src/Shop", "--online");
        Assert.True(result.Code == ExitCodes.Unsure, result.Out + result.Error);
        Assert.Contains("\nnot checked, because a source did not answer: Shop: no source has package Tools\n", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("outdated", result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"name\": \"id\", \"type\": \"string\"", "\"name\": \"id\", \"type\": \"long\"", "1.2.0", "error moved: Shop has moved on from Mail's copy (1.1.0, now 1.2.0): breaking, ", ExitCodes.NotInOrder)]
    [InlineData("\"required\": true }", "\"required\": true }, { \"name\": \"hint\", \"type\": \"string\", \"required\": false }", "1.2.0", "info moved: Shop has moved on from Mail's copy (1.1.0, now 1.2.0): compatible, ", ExitCodes.Success)]
    [InlineData("What is sold.", "What we sell.", "1.1.0", "info moved: Shop has moved on from Mail's copy: only words differ; take src/Shop/shop.json\n", ExitCodes.Success)]
    [InlineData("\"name\": \"id\", \"type\": \"string\"", "\"name\": \"id\", \"type\": \"long\"", "1.0.9", "error ahead: Mail has src/Mail/shop.json as 1.1.0, and Shop serves src/Shop/shop.json as 1.0.9: release Shop first\n", ExitCodes.NotInOrder)]
    public async Task Judges_a_copy_whose_producer_has_moved_on(string from, string to, string version, string expected, int code)
    {
        using var test = Company();
        test.With("src/Mail/shop.json", Shop).With("src/Mail/common.json", Common)
            .With("src/Mail/Mail.csproj", Project("<AdditionalFiles Include=\"shop.json\" PlumblineRole=\"client\" /><AdditionalFiles Include=\"common.json\" PlumblineRole=\"import\" />"));
        Assert.DoesNotContain("moved", await test.SucceedAsync("deps", "--fail-on", "info"), StringComparison.Ordinal);

        test.With("src/Shop/shop.json", Shop.Replace(from, to, StringComparison.Ordinal).Replace("1.1.0", version, StringComparison.Ordinal));
        var result = await test.RunAsync("deps");
        Assert.True(result.Code == code, result.Out);
        Assert.True(result.Out.Contains(expected, StringComparison.Ordinal), result.Out);
        Assert.Contains(expected, result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_of_an_import_that_no_document_answers()
    {
        using var test = Company().With("src/Shop/Shop.csproj", Project("<AdditionalFiles Include=\"shop.json\" PlumblineRole=\"service\" />"));
        Assert.Contains("warning missing: src/Shop/shop.json imports https://example.io/company/common/latest/service.json, and Shop has no document of that address\n",
            (await test.RunAsync("deps")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_copy_of_anothers_document_imports_is_the_others_business()
    {
        using var test = Company().With("src/Shop/common.json", Common.Replace("\"models\"", "\"imports\": [{ \"uri\": \"https://example.io/company/base/latest/service.json\" }], \"models\"", StringComparison.Ordinal));
        Assert.DoesNotContain("missing", await test.SucceedAsync("deps", "--fail-on", "info"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_is_not_told_that_it_has_moved_on_from_its_own_copy()
    {
        // It answers by the new document, and calls instances that answer by the old one.
        using var test = Company()
            .With("src/Shop/old/shop.json", Shop.Replace("\"name\": \"id\", \"type\": \"string\"", "\"name\": \"id\", \"type\": \"long\"", StringComparison.Ordinal).Replace("1.1.0", "1.0.0", StringComparison.Ordinal));
        test.With("src/Shop/Shop.csproj", test.Read("src/Shop/Shop.csproj").Replace("</ItemGroup>", "<AdditionalFiles Include=\"old/shop.json\" PlumblineRole=\"client\" /></ItemGroup>", StringComparison.Ordinal));
        var text = await test.SucceedAsync("deps", "--fail-on", "info");
        Assert.Contains("src/Shop/old/shop.json", text, StringComparison.Ordinal);
        Assert.DoesNotContain("moved", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_for_programs_and_pages_and_no_name_can_break_out()
    {
        using var test = Company().With("src/Mail/Mail.csproj", Project("<PackageReference Include=\"Tools\" Version=\"[1.3.0|&lt;b&gt;%250A::error\" />"));
        using var json = JsonDocument.Parse((await test.RunAsync("deps", "--format", "json")).Out);
        Assert.Equal(["Mail", "Shop"], json.RootElement.GetProperty("projects").EnumerateArray().Select(project => project.GetProperty("name").GetString()));
        Assert.Equal("differs", json.RootElement.GetProperty("findings")[0].GetProperty("kind").GetString());
        Assert.StartsWith("not checked", json.RootElement.GetProperty("unchecked").GetString(), StringComparison.Ordinal);

        var markdown = (await test.RunAsync("deps", "--format", "markdown")).Out;
        Assert.StartsWith("**1 warning in 2 projects**\n", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", markdown, StringComparison.Ordinal);
        var github = await test.RunAsync("deps", "--format", "github");
        Assert.StartsWith("::warning file=src/", github.Out, StringComparison.Ordinal);
        Assert.Contains("%250A", github.Out, StringComparison.Ordinal);
        Assert.StartsWith("plumbline: not checked", github.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_what_is_no_project()
    {
        using var test = new ToolTest().With("a.txt", "");
        Assert.Contains("neither a project nor a folder", (await test.RunAsync("deps", "a.txt")).Error, StringComparison.Ordinal);
        Assert.Contains("there is no project below these paths", (await test.RunAsync("deps")).Error, StringComparison.Ordinal);
        test.With("bad.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\">");
        var result = await test.RunAsync("deps");
        Assert.Equal(ExitCodes.NotDone, result.Code);
        Assert.StartsWith("plumbline: the projects cannot be read: bad.csproj(", result.Error, StringComparison.Ordinal);
    }

    private const string Common = """
        { "name": "common", "namespace": "io.example.common.v1", "models": { "money": { "fields": [{ "name": "amount", "type": "decimal" }] } } }
        """;

    private const string Shop = """
        {
          "apidoc": { "version": "0.16.11" },
          "organization": { "key": "company" },
          "application": { "key": "shop" },
          "name": "shop",
          "namespace": "io.example.shop.v1",
          "version": "1.1.0",
          "imports": [{ "uri": "https://example.io/company/common/latest/service.json", "namespace": "io.example.common.v1", "organization": { "key": "company" }, "application": { "key": "common" }, "version": "1.0.0", "enums": [], "models": [], "unions": [] }],
          "models": [{ "name": "item", "plural": "items", "description": "What is sold.", "fields": [{ "name": "id", "type": "string", "required": true }] }],
          "resources": [{ "type": "item", "plural": "items", "path": "/items", "operations": [
            { "method": "GET", "path": "/items", "parameters": [], "responses": [{ "code": { "integer": { "value": 200 } }, "type": "[item]" }] }] }]
        }
        """;

    private static ToolTest Company() => new ToolTest()
        .With("Directory.Build.props", "<Project><PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAuditMode>all</NuGetAuditMode></PropertyGroup></Project>\n")
        .With("src/Shop/Shop.csproj", Project("<PackageReference Include=\"Tools\" Version=\"1.2.0\" /><AdditionalFiles Include=\"shop.json\" PlumblineRole=\"service\" /><AdditionalFiles Include=\"common.json\" PlumblineRole=\"import\" />"))
        .With("src/Shop/shop.json", Shop)
        .With("src/Shop/common.json", Common);

    private static string Project(string items, string output = "Exe") =>
        $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>{output}</OutputType></PropertyGroup><ItemGroup>{items}</ItemGroup></Project>\n";

    private static Task<string> RestoreAsync(ToolTest test, string project) => Processes.RunAsync(test.PathOf($"src/{project}"), "dotnet", "restore", "-v", "quiet");

    // Fingerprints are the business of the diff engine's tests.
    private static string Masked(string text) => System.Text.RegularExpressions.Regex.Replace(text, " [0-9a-f]{12}(?=\n)", " #");
}
