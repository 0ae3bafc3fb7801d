using System.Text;
using Plumbline.Spec.Export.Formatting;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;
using Plumbline.Spec.Reading;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Tool.Tests.Exports;

public sealed class FormatTests
{
    [Fact]
    public void Says_the_same_before_and_after_and_finds_nothing_to_do_the_second_time()
    {
        foreach (var (name, text, _, _) in RealDocuments.All())
        {
            var once = DocumentFormat.Format(text);
            Assert.True(Read(text).Service.Equals(Read(once).Service), name);
            Assert.Equal(once, DocumentFormat.Format(once));
            Assert.Equal(Read(text).Findings.Select(f => f.Message), Read(once).Findings.Select(f => f.Message));
        }
    }

    [Fact]
    public void Keeps_every_comment_wherever_it_stands()
    {
        var random = new Random(20261127);
        foreach (var (name, text, _, _) in RealDocuments.All().Where(document => document.Text.Length < 20_000))
        {
            if (Read(text).Findings.Any(DocumentFormat.Prevents))
                continue;

            var (commented, comments) = WithComments(text, random);
            var once = DocumentFormat.Format(commented);
            Assert.All(comments, comment => Assert.True(once.Split(comment).Length == 2, $"{name} loses or repeats {comment}"));
            Assert.True(Read(text).Service.Equals(Read(once).Service), name);
            Assert.Equal(once, DocumentFormat.Format(once));
        }
    }

    [Fact]
    public void Leaves_text_that_is_no_json_as_it_is()
    {
        const string Text = """{ "name": "x", "models": { """;
        Assert.Equal(Text, DocumentFormat.Format(Text));
        Assert.Equal("", DocumentFormat.Format(""));
    }

    [Fact]
    public async Task Changes_files_and_then_has_nothing_to_check()
    {
        using var test = new ToolTest().With("a.api.json", """{"name":"a","models":{"item":{"fields":[{"name":"id","type":"long"},{"name":"x","type":"long"}]}}}""");
        var check = await test.RunAsync("format", ".", "--check");
        Assert.Equal((ExitCodes.NotInOrder, "a.api.json\n1 of 1 document not in the layout\n"), (check.Code, check.Out));
        Assert.DoesNotContain("\n", test.Read("a.api.json"), StringComparison.Ordinal);

        Assert.Equal("a.api.json\n1 of 1 document changed\n", await test.SucceedAsync("format", "."));
        Assert.Equal("""
            {
              "name": "a",
              "models": {
                "item": {
                  "fields": [
                    { "name": "id", "type": "long" },
                    { "name": "x", "type": "long" }
                  ]
                }
              }
            }

            """, test.Read("a.api.json"));
        Assert.Equal("0 of 1 document not in the layout\n", await test.SucceedAsync("format", ".", "--check"));
    }

    [Fact]
    public async Task Refuses_what_is_no_json_with_its_place()
    {
        using var test = new ToolTest().With("a.api.json", """{"name":"a" "models":{}}""");
        var result = await test.RunAsync("format", "a.api.json");
        Assert.Equal(ExitCodes.NotDone, result.Code);
        Assert.StartsWith("plumbline: a.api.json(1,", result.Error, StringComparison.Ordinal);
    }

    private static Document Read(string text) => DocumentReader.Read("api.json", text, CancellationToken.None);

    // A comment in every tenth place where one may stand: before and behind values and names, in front of commas and brackets.
    private static (string Text, List<string> Comments) WithComments(string text, Random random)
    {
        var places = new SortedSet<int>();
        AddPlaces(JsonReader.Read(text, new FindingBag(), CancellationToken.None), places);
        var comments = new List<string>();
        var result = new StringBuilder(text);
        foreach (var place in places.Reverse().Where(_ => random.Next(10) == 0))
        {
            var comment = random.Next(2) == 0 ? $"// <{comments.Count}>" : $"/* <{comments.Count}> */";
            result.Insert(place, $" {comment}{(comment[1] == '/' ? "\n" : "")} ");
            comments.Add(comment);
        }

        return (result.ToString(), comments);
    }

    private static void AddPlaces(JsonNode node, SortedSet<int> places)
    {
        places.Add(node.Span.Start);
        places.Add(node.Span.End);
        foreach (var member in node.Members)
        {
            places.Add(member.NameSpan.Start);
            places.Add(member.NameSpan.End);
            AddPlaces(member.Value, places);
        }

        foreach (var item in node.Items)
            AddPlaces(item, places);
    }
}
