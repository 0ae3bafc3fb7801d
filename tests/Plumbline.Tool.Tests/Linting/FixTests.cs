using Plumbline.Tests.Shared;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Tool.Tests.Linting;

/// <summary>Corrections change what they correct and no other character, break nobody, and need no second run.</summary>
public sealed class FixTests
{
    [Fact]
    public async Task Corrects_what_nobody_on_the_wire_notices_and_leaves_the_rest_of_the_text_alone()
    {
        await ExpectAsync("""
            {
                // the house style is not everybody's
              "name": "shop",   "namespace": "io.example.shop.v0",
              "base_url": "https://shop.example.io",
              "imports": [
                { "uri": "https://example.io/company/common/latest/service.json" }
              ],
              "enums": { "State": { "values": [ { "name": "inStock", "description": "there" }, {"name":"sold"} ] } },
              "models": {
                "item": { "fields": [ { "name": "id", "type": "string" }, { "name": "state", "type": "State" },
                  { "name": "price", "type": "io.example.common.v0.models.money" } ] }
              },
              "resources": { "item": { "operations": [
                { "method": "GET", "path": "/:itemId", "parameters": [{ "name": "itemId", "type": "string", "location": "path" }], "responses": { "200": { "type": "item" } } } ] } }
            }
            """,
            """
            {
                // the house style is not everybody's
              "name": "shop",   "namespace": "io.example.shop.v0",
              "base_url": "https://shop.example.io",
              "imports": [
                { "uri": "https://example.io/company/common/latest/service.json" }
              ],
              "enums": { "state": { "values": [ { "name": "in_stock", "value": "inStock", "description": "there" }, {"name":"sold"} ] } },
              "models": {
                "item": { "fields": [ { "name": "id", "type": "string" }, { "name": "state", "type": "state" },
                  { "name": "price", "type": "io.example.common.v0.models.money" } ] }
              },
              "resources": { "item": { "operations": [
                { "method": "GET", "path": "/:item_id", "parameters": [{ "name": "item_id", "type": "string", "location": "path" }], "responses": { "200": { "type": "item" } } } ] } }
            }
            """);
    }

    [Theory]
    [InlineData("  \"imports\": [\n    { \"uri\": \"https://example.io/company/common/latest/service.json\" }\n  ],\n", "")]
    [InlineData("  \"imports\": [\n    { \"uri\": \"https://example.io/company/common/latest/service.json\" },\n    { \"uri\": \"https://example.io/company/money/latest/service.json\" }\n  ],\n",
        "  \"imports\": [\n    { \"uri\": \"https://example.io/company/money/latest/service.json\" }\n  ],\n")]
    [InlineData("  \"imports\": [{ \"uri\": \"https://example.io/company/money/latest/service.json\" }, { \"uri\": \"https://example.io/company/common/latest/service.json\" }],\n",
        "  \"imports\": [{ \"uri\": \"https://example.io/company/money/latest/service.json\" }],\n")]
    [InlineData("  \"base_url\": \"https://shop.example.io//\",\n", "  \"base_url\": \"https://shop.example.io\",\n")]
    [InlineData("  \"attributes\": [{ \"name\": \"linter\", \"value\": { \"ignore\": [\"field_case\"], \"reason\": \"old\" } }],\n", "")]
    [InlineData("  \"attributes\": [{ \"name\": \"linter\", \"value\": { \"ignore\": [ \"field_case\", \"owner\" ], \"reason\": \"old\" } }],\n",
        "  \"attributes\": [{ \"name\": \"linter\", \"value\": { \"ignore\": [ \"owner\" ], \"reason\": \"old\" } }],\n")]
    public Task Takes_out_what_nothing_uses_with_its_comma_and_its_line(string before, string after) => ExpectAsync(With(before), With(after));

    [Theory]
    [InlineData("\"unitPrice\"", "\"unit_price\"")]
    [InlineData("\"price\", \"type\": \"double\"", "\"price\", \"type\": \"decimal\"")]
    public async Task Changes_the_wire_only_where_nobody_uses_the_document_yet(string wrong, string right)
    {
        var before = With("").Replace("\"price\"", wrong, StringComparison.Ordinal).Replace(wrong + ", \"type\": \"io.example.money.v0.models.money\"",
            wrong.Contains("double", StringComparison.Ordinal) ? wrong : wrong + ", \"type\": \"decimal\"", StringComparison.Ordinal);
        await ExpectAsync(before, before);
        await ExpectAsync(before, before.Replace(wrong, right, StringComparison.Ordinal), "--unreleased");
    }

    [Fact]
    public async Task Leaves_a_name_that_is_taken_or_that_another_document_uses()
    {
        // 'Item' would collide; 'Money' of the other document is named by this one.
        var before = With("").Replace("\"models\": {", "\"models\": {\n    \"Item\": { \"fields\": [{ \"name\": \"other\", \"type\": \"[item]\" }] },", StringComparison.Ordinal)
            .Replace("models.money\"", "models.Money\"", StringComparison.Ordinal);
        using var test = Folder().With("money.json", Money.Replace("\"money\": {", "\"Money\": {", StringComparison.Ordinal)).With("shop.json", before);
        var result = await test.RunAsync("lint", ".", "--rules", "recommended", "--fix", "--unreleased");
        Assert.Equal(before, test.Read("shop.json"));
        Assert.Contains("\"Money\": {", test.Read("money.json"), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.NotInOrder, result.Code);
        Assert.Contains("PLB4001", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_correction_that_does_harm_does_not_keep_the_others_back()
    {
        var before = With("").Replace("\"models\": {", "\"enums\": { \"Kind\": { \"values\": [{ \"name\": \"bigOne\" }] } },\n  \"models\": {\n    \"Item\": { \"fields\": [{ \"name\": \"kind\", \"type\": \"Kind\" }, { \"name\": \"other\", \"type\": \"[item]\" }] },", StringComparison.Ordinal);
        await ExpectAsync(before, before.Replace("\"Kind\"", "\"kind\"", StringComparison.Ordinal).Replace("\"bigOne\"", "\"big_one\", \"value\": \"bigOne\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_type_whose_name_stands_on_the_wire_keeps_it()
    {
        // A union's member is told by its name.
        var before = With("").Replace("\"models\": {", "\"unions\": { \"event\": { \"discriminator\": \"discriminator\", \"types\": [{ \"type\": \"itemSold\" }] } },\n  \"models\": {\n    \"itemSold\": { \"fields\": [{ \"name\": \"id\", \"type\": \"string\" }] },", StringComparison.Ordinal)
            .Replace("\"type\": \"item\" }", "\"type\": \"event\" }", StringComparison.Ordinal);
        await ExpectAsync(before, before);
        await ExpectAsync(before, before.Replace("\"itemSold\"", "\"item_sold\"", StringComparison.Ordinal), "--unreleased");
    }

    [Fact]
    public async Task Shows_a_patch_that_git_applies_and_writes_nothing()
    {
        using var test = Folder().With("shop.json", With("  \"base_url\": \"https://shop.example.io/\",\n")).With("money.json", Money);
        var before = test.Read("shop.json");
        var result = await test.RunAsync("lint", ".", "--fix", "--check");
        Assert.Equal((ExitCodes.NotInOrder, before), (result.Code, test.Read("shop.json")));
        test.With("fix.patch", result.Out);
        await Processes.RunAsync(test.Folder, "git", "init", "-q");
        await Processes.RunAsync(test.Folder, "git", "apply", "fix.patch");
        Assert.Equal(before.Replace("example.io/\"", "example.io\"", StringComparison.Ordinal), test.Read("shop.json"));
        Assert.Equal((ExitCodes.Success, ""), (await test.RunAsync("lint", ".", "--fix", "--check")) is var again ? (again.Code, again.Out) : default);
        Assert.Equal(ExitCodes.NotDone, (await test.RunAsync("lint", ".", "--check")).Code);
    }

    [Fact]
    public async Task Corrects_the_collection_without_breaking_anybody_and_once_is_enough()
    {
        if (Corpus.Folder is null)
            Assert.Skip("PLUMBLINE_CORPUS is not set");

        var corrected = 0;
        foreach (var file in Corpus.Documents)
        {
            using var test = new ToolTest().With("old/api.json", Corpus.Read(file)).With("new/api.json", Corpus.Read(file));
            var result = await test.RunAsync("lint", "new", "--fix", "--rules", "strict");
            Assert.True(result.Code is ExitCodes.Success or ExitCodes.NotInOrder, result.Error);
            corrected += result.Error.Split('\n').Count(line => line.StartsWith("plumbline: corrected", StringComparison.Ordinal));
            Assert.Equal("", (await test.RunAsync("lint", "new", "--fix", "--check", "--rules", "strict")).Out);
            var diff = await test.RunAsync("diff", "old", "new", "--source", "ignore", "--fail-on", "dangerous");
            Assert.True(diff.Code == ExitCodes.Success || diff.Error.Contains("a broken document cannot be compared", StringComparison.Ordinal), file + "\n" + diff.Out + diff.Error);
        }

        Assert.True(corrected > 50, $"{corrected} corrections");
    }

    private const string Common = """{ "name": "common", "namespace": "io.example.common.v0", "organization": { "key": "company" }, "models": { "money": { "fields": [{ "name": "amount", "type": "decimal" }] } } }""";

    private const string Money = """{ "name": "money", "namespace": "io.example.money.v0", "models": { "money": { "fields": [{ "name": "amount", "type": "decimal" }] } } }""";

    private static string With(string lines) => $$"""
        {
          "name": "shop",
          "namespace": "io.example.shop.v0",
        {{lines}}  "models": {
            "item": { "fields": [{ "name": "id", "type": "string" }, { "name": "price", "type": "io.example.money.v0.models.money" }] }
          },
          "resources": { "item": { "operations": [{ "method": "GET", "path": "/all", "responses": { "200": { "type": "item" } } }] } }
        }

        """;

    private static ToolTest Folder() => new ToolTest().With(".globalconfig", "is_global = true\ndotnet_diagnostic.PLB1027.severity = none\n");

    private static async Task ExpectAsync(string before, string after, params string[] options)
    {
        using var test = Folder().With("shop.json", before).With("money.json", Money).With("common.json", Common);
        string[] args = ["lint", "shop.json", "--import", "https://example.io/company/money/latest/service.json=money.json", "--import", "https://example.io/company/common/latest/service.json=common.json", "--rules", "strict", "--fix", .. options];
        var result = await test.RunAsync(args);
        Assert.True(after == test.Read("shop.json"), test.Read("shop.json") + result.Out + result.Error);
        Assert.Equal(before == after, !result.Error.Contains("corrected shop.json: PLB", StringComparison.Ordinal));
        Assert.Equal(Money, test.Read("money.json"));

        // Once is enough.
        Assert.Equal("", (await test.RunAsync([.. args, "--check"])).Out);
    }
}
