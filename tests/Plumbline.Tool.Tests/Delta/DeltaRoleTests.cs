using System.Text.Json;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Tests.Delta;

/// <summary>Histories about roles of documents, single packages, and names that nobody should have given.</summary>
public sealed class DeltaRoleTests
{
    private const string Mail = """
        {
          "name": "mail",
          "namespace": "io.example.mail.v1",
          "imports": [{ "uri": "https://example.io/company/shop/latest/service.json" }],
          "attributes": [{ "name": "consumes", "value": { "union": "io.example.shop.v1.unions.shop_event", "group": "mail" } }],
          "models": { "letter": { "fields": [{ "name": "id", "type": "string" }] } }
        }

        """;

    [Fact]
    public async Task An_event_reaches_who_consumes_it()
    {
        using var test = await DeltaTest.CreateAsync();
        test.Tool.With("specs/mail.json", Mail).With("src/Mail/Mail.csproj", DeltaTest.Project("Exe",
            "<AdditionalFiles Include=\"../../specs/mail.json\" PlumblineRole=\"service\" /><AdditionalFiles Include=\"../../specs/shop.json\" PlumblineRole=\"import\" />"));
        await ExpectAsync(test, t => t.Edit("specs/shop.json", "\"item_upserted\": { \"fields\": [{ \"name\": \"id\", \"type\": \"string\" }", "\"item_upserted\": { \"fields\": [{ \"name\": \"id\", \"type\": \"long\" }"), """
            Mail: rebuild, retest, redeploy; patch, to v1.4.3
              redeploy  Mail -> specs/shop.json: field 'item_upserted.id' is changed
            Shop: rebuild, retest, redeploy; major, to v2.0.0
              redeploy  Shop -> specs/shop.json: field 'item_upserted.id' is changed

            """);
    }

    [Fact]
    public async Task What_a_consumer_does_not_take_in_leaves_it_alone()
    {
        using var test = await DeltaTest.CreateAsync();
        test.Tool.With("specs/mail.json", Mail).With("src/Mail/Mail.csproj", DeltaTest.Project("Exe",
            "<AdditionalFiles Include=\"../../specs/mail.json\" PlumblineRole=\"service\" /><AdditionalFiles Include=\"../../specs/shop.json\" PlumblineRole=\"import\" />"));
        await ExpectAsync(test, t => t.Edit("specs/shop.json", "\"state\", \"type\": \"state\"", "\"state\", \"type\": \"string\""), """
            Mail: rebuild
              rebuild   Mail -> specs/shop.json: nothing changed that Mail depends on
            Shop: rebuild, retest, redeploy; minor, to v1.5.0
              redeploy  Shop -> specs/shop.json: field 'item.state' is changed

            """);
    }

    [Fact]
    public async Task A_contract_reaches_all_who_reference_its_project()
    {
        using var test = await DeltaTest.CreateAsync();
        test.Tool.With("src/Lib/Lib.csproj", DeltaTest.Project("Library", "<AdditionalFiles Include=\"../../specs/common.json\" PlumblineRole=\"contract\" />"));
        await ExpectAsync(test, t => t.Edit("specs/common.json", "\"street\", \"type\": \"string\"", "\"street\", \"type\": \"long\""), """
            Mail: rebuild
              rebuild   Mail -> specs/common.json: nothing changed that Mail depends on
            Shop: rebuild, retest, redeploy; patch, to v1.4.3
              redeploy  Shop -> Lib -> specs/common.json: field 'address.street' is changed
              rebuild   Shop -> specs/common.json: nothing changed that Shop depends on
            Web: rebuild, retest, redeploy; major, to v2.0.0
              redeploy  Web -> Lib -> specs/common.json: field 'address.street' is changed

            """);
    }

    [Fact]
    public async Task A_new_baseline_redeploys_nobody()
    {
        using var test = await DeltaTest.CreateAsync();
        test.Tool.With("src/Shop/Shop.csproj", test.Tool.Read("src/Shop/Shop.csproj").Replace("<ProjectReference", "<AdditionalFiles Include=\"../../released/*.json\" PlumblineRole=\"baseline\" /><ProjectReference", StringComparison.Ordinal))
            .With("released/shop-1.0.0.json", DeltaTest.Shop);
        await ExpectAsync(test, t => t.Edit("released/shop-1.0.0.json", "\"type\": \"state\"", "\"type\": \"long\""), """
            Shop: rebuild
              rebuild   Shop -> released/shop-1.0.0.json: nothing changed that Shop depends on

            """);
    }

    [Fact]
    public async Task A_package_of_one_project_is_its_own()
    {
        using var test = await DeltaTest.CreateAsync();
        test.Tool.With("src/Web/Web.csproj", DeltaTest.Project("Exe", "<PackageReference Include=\"A\" Version=\"1.0.0\" />"));
        await ExpectAsync(test, t => t.Edit("src/Web/Web.csproj", "1.0.0", "1.0.1"), """
            Web: rebuild, retest, redeploy; patch, to v1.4.3
              redeploy  Web -> src/Web/Web.csproj changed

            """);
    }

    [Fact]
    public async Task A_build_file_within_a_project_is_everything_because_others_may_import_it()
    {
        using var test = await DeltaTest.CreateAsync();
        test.Tool.With("src/Shop/Shop.props", "<Project />\n");
        await test.CommitAsync("first");
        test.Edit("src/Shop/Shop.props", "<Project />", "<Project></Project>");
        await test.CommitAsync("second");
        var result = await test.Tool.RunAsync("delta", "HEAD~1..HEAD");
        Assert.Equal(ExitCodes.Unsure, result.Code);
        Assert.StartsWith("unsure, so everything: build file src/Shop/Shop.props changed\n", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_matrices_and_tables_that_no_name_can_break_out_of()
    {
        const string name = "We|b $(whoami)'%0A::error";
        using var test = await DeltaTest.CreateAsync();
        test.Tool.With($"src/{name}/{name}.csproj", DeltaTest.Project("Exe", "")).With($"src/{name}/a\n$(b).cs", "class A;\n");
        await test.CommitAsync("first");
        test.Tool.With($"src/{name}/a\n$(b).cs", "class B;\n");
        await test.CommitAsync("second");

        var github = await test.Tool.RunAsync("delta", "HEAD~1..HEAD", "--format", "github");
        Assert.True(github.Code == ExitCodes.NotInOrder, github.Out + github.Error);
        var lines = github.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["unsure", "rebuild", "retest", "redeploy", "removed", "matrix"], lines.Select(line => line.Split('=')[0]));
        using var matrix = JsonDocument.Parse(lines[^1]["matrix=".Length..]);
        Assert.Equal(name, Assert.Single(matrix.RootElement.GetProperty("include").EnumerateArray()).GetProperty("name").GetString());

        using var json = JsonDocument.Parse((await test.Tool.RunAsync("delta", "HEAD~1..HEAD", "--format", "json")).Out);
        Assert.Equal(name, json.RootElement.GetProperty("deployables")[0].GetProperty("name").GetString());
        var markdown = (await test.Tool.RunAsync("delta", "HEAD~1..HEAD", "--format", "markdown")).Out;
        Assert.Single(markdown.Split('\n'), line => line.StartsWith("| We", StringComparison.Ordinal));
        Assert.DoesNotContain("| We|b", markdown, StringComparison.Ordinal);
        Assert.Equal(2, (await test.Tool.RunAsync("delta", "HEAD~1..HEAD")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static async Task ExpectAsync(DeltaTest test, Action<DeltaTest> change, string expected)
    {
        await test.CommitAsync("first");
        change(test);
        await test.CommitAsync("second");
        var result = await test.Tool.RunAsync("delta", "HEAD~1..HEAD");
        Assert.Equal(expected, result.Out);
        Assert.Equal(ExitCodes.NotInOrder, result.Code);
    }
}
