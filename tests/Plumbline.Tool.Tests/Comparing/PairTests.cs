using System.Text.Json;
using System.Text.RegularExpressions;
using Plumbline.Tests.Shared;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Tool.Tests.Comparing;

/// <summary>Pairs of documents made by hand, each with the verdict that it must get from the command.</summary>
public sealed partial class PairTests
{
    private static readonly string s_folder = Repository.PathOf("tests/Plumbline.Tool.Tests/Comparing");

    public static TheoryData<string, string> Pages()
    {
        var data = new TheoryData<string, string>();
        foreach (var page in Directory.GetFiles(Repository.RulePages, "PLB30*.md").Order(StringComparer.Ordinal))
        {
            // What the last rule of a page says stands behind the carets.
            if (Marked().Match(File.ReadAllText(page)) is { Success: true } mark)
                data.Add(Path.GetFileNameWithoutExtension(page), mark.Groups[1].Value);
        }

        return data;
    }

    [Fact]
    public async Task Judges_every_change_of_a_field_by_the_direction_of_its_model()
    {
        var pairs = Rows("FieldPairs.txt", 4);
        Assert.True(pairs.Count > 40);
        foreach (var (row, direction) in pairs.SelectMany(row => Enumerable.Range(0, 3).Select(direction => (row, direction))))
            await AssertVerdictAsync($"{row[0]}, {Directions[direction]}", Model(row[1], direction), Model(row[2], direction), row[3][direction]);
    }

    [Fact]
    public async Task Judges_every_change_of_an_operation()
    {
        foreach (var row in Rows("OperationPairs.txt", 4))
            await AssertVerdictAsync(row[0], Operation(row[1]), Operation(row[2]), row[3][0]);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Judges_the_example_of_every_rule_page(string rule, string verdict)
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.RulePages, rule + ".md"), TestContext.Current.CancellationToken);
        var blocks = Block().Matches(page).Select(match => (Kind: match.Groups[1].Value, Text: match.Groups[2].Value)).ToList();
        var json = await CompareAsync(blocks.First(block => block.Kind == "baseline").Text, blocks.First(block => block.Kind == "now").Text, "warn");
        Assert.Contains(json.RootElement.GetProperty("documents").EnumerateArray().SelectMany(document => document.GetProperty("changes").EnumerateArray()),
            change => change.GetProperty("rule").GetString() == rule && change.GetProperty("verdict").GetString() == verdict);
    }

    [Fact]
    public void There_are_at_least_150_pairs() => Assert.True((3 * Rows("FieldPairs.txt", 4).Count) + Rows("OperationPairs.txt", 4).Count + Pages().Count >= 150);

    private static readonly string[] Directions = ["request", "response", "event"];

    [GeneratedRegex(@"\^+ (breaking|dangerous): ")]
    private static partial Regex Marked();

    [GeneratedRegex("```jsonc? (baseline|now)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    private static List<string[]> Rows(string file, int columns) =>
        [.. File.ReadAllLines(Path.Combine(s_folder, file)).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray()).Select(row =>
        {
            Assert.Equal(columns, row.Length);
            return row;
        })];

    private static async Task AssertVerdictAsync(string name, string before, string after, char expected)
    {
        var json = await CompareAsync(before, after, "ignore");
        var letter = json.RootElement.GetProperty("verdict").GetString() switch { "breaking" => 'E', "dangerous" => 'W', _ => '-' };
        Assert.True(expected == letter, $"{name}: expected {expected}\n{json.RootElement}");
    }

    private static async Task<JsonDocument> CompareAsync(string before, string after, string source)
    {
        using var test = new ToolTest().With("old/api.json", before).With("new/api.json", after);
        var result = await test.RunAsync("diff", "old/api.json", "new/api.json", "--format", "json", "--source", source);
        Assert.True(result.Error.Length == 0, result.Error);
        var json = JsonDocument.Parse(result.Out);
        Assert.Equal(json.RootElement.GetProperty("verdict").GetString() == "breaking" ? ExitCodes.NotInOrder : ExitCodes.Success, result.Code);
        return json;
    }

    private static string Model(string field, int direction)
    {
        var resource = direction switch
        {
            0 => """{ "method": "POST", "body": { "type": "thing" } }""",
            1 => """{ "method": "GET", "responses": { "200": { "type": "thing" } } }""",
            _ => """{ "method": "GET", "responses": { "200": { "type": "string" } } }""",
        };
        var union = direction == 2 ? """, "unions": { "thing_event": { "discriminator": "discriminator", "types": [{ "type": "thing_upserted" }] } }""" : "";
        return Document($$"""
            "thing": { "fields": [{ "name": "id", "type": "string" }{{(field.Length == 0 ? "" : ", ")}}{{field}}] },
            "thing_upserted": { "fields": [{ "name": "thing", "type": "thing" }] }
            """, resource, union);
    }

    private static string Operation(string operation) => Document(
        """ "thing": { "fields": [{ "name": "id", "type": "string" }] } """,
        """{ "method": "DELETE", "path": "/always" }""" + (operation.Length == 0 ? "" : ", " + operation),
        "");

    private static string Document(string models, string operations, string rest) => $$"""
        { "name": "shop",
          "enums": { "few": { "values": [{ "name": "a" }] }, "many": { "values": [{ "name": "a" }, { "name": "b" }] } },
          "models": {
            "small": { "fields": [{ "name": "a", "type": "string" }, { "name": "b", "type": "[few]" }] },
            "alike": { "fields": [{ "name": "b", "type": "[few]" }, { "name": "a", "type": "string" }] },
            {{models}} },
          "resources": { "thing": { "operations": [{{operations}}] } }{{rest}} }
        """;
}
