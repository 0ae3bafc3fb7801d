using Plumbline.Spec.Findings;
using Plumbline.Spec.Json;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Tests.Json;

public sealed class JsonReaderTests
{
    [Fact]
    public void Reads_values_with_their_spans()
    {
        const string text = """ { "a": [1, -2.5e3, true, null, "x\n\u00e9\ud83d\ude00"], "b": {} } """;
        var (root, findings) = Read(text);

        Assert.Equal(0, findings.Count);
        Assert.Equal(new TextSpan(1, text.Length - 2), root.Span);
        Assert.Equal("\"a\"", Text(text, root.Members[0].NameSpan));
        var items = root.Find("a")!.Value.Items;
        Assert.Equal([JsonValueKind.Number, JsonValueKind.Number, JsonValueKind.Boolean, JsonValueKind.Null, JsonValueKind.String], items.Select(item => item.Kind));
        Assert.Equal(["1", "-2.5e3", "true", "", "x\n\u00e9\U0001F600"], items.Select(item => item.Text));
        Assert.Equal("-2.5e3", Text(text, items[1].Span));
    }

    [Theory]
    [InlineData("// note\n{ \"a\": 1 /* two */, \"b\": [1,2,], } // end")]
    [InlineData("\uFEFF{ \"a\": 1, \"b\": [1,2] }\n")]
    public void Accepts_comments_trailing_commas_and_a_byte_order_mark_silently(string text)
    {
        var (root, findings) = Read(text);

        Assert.Equal(0, findings.Count);
        Assert.Equal(["1", "2"], root.Find("b")!.Value.Items.Select(node => node.Text));
    }

    [Theory]
    [InlineData("{ \"a\": 01 }", "01")]
    [InlineData("{ \"a\": +1 }", "+1")]
    [InlineData("{ \"a\": .5 }", ".5")]
    [InlineData("{ \"a\": 1. }", "1.")]
    [InlineData("{ \"a\": True }", "True")]
    [InlineData("{ \"a\": 'x' }", "'x'")]
    [InlineData("{ \"a\": \"\\q\" }", "\\q")]
    [InlineData("{ \"a\": \"\\u12g4\" }", "\\u")]
    [InlineData("{ \"a\": \"tab\there\" }", "\t")]
    [InlineData("{ a: 1 }", "a")]
    [InlineData("{ \"a\": 1,, \"b\": 2 }", ",")]
    [InlineData("{ \"a\": 1 \"b\": 2 }", "\"")]
    [InlineData("{ \"a\" 1 }", "\"a\"")]
    [InlineData("{ \"a\": }", "\"a\"")]
    [InlineData("{ \"a\": 1 } }", "}")]
    [InlineData("{ \"a\": 1 /* open", "{")]
    [InlineData("{ \"a\": \"say \"hello\" }", "\"")]
    public void Underlines_what_is_no_json(string text, string underlined)
    {
        var first = Read(text).Findings.ToEquatableArray()[0];

        Assert.Equal((RuleIds.InvalidJson, underlined), (first.RuleId, Text(text, first.Span)));
    }

    [Fact]
    public void Reports_a_repeated_key_and_counts_the_first()
    {
        var (root, findings) = Read("{ \"a\": 1, \"b\": 2, \"a\": 3 }");

        Assert.Equal(RuleIds.DuplicateKey, Assert.Single(findings.ToEquatableArray()).RuleId);
        Assert.Equal("1", root.Find("a")!.Value.Text);
    }

    [Fact]
    public void Finds_a_repeated_key_among_many()
    {
        var text = "{" + string.Join(",", Enumerable.Range(0, 50).Append(7).Select(i => $"\"k{i}\": 0")) + "}";

        Assert.Equal("the key 'k7' is written twice in one object; the first one counts, remove this one", Assert.Single(Read(text).Findings.ToEquatableArray()).Message);
    }

    [Fact]
    public void Replaces_half_characters_with_a_finding()
    {
        foreach (var half in new[] { "\ud800", "\\ud800", "\\udc00" })
        {
            var (root, findings) = Read($"\"a{half}b\"");

            Assert.Equal(1, findings.Count);
            Assert.Equal("a\uFFFDb", root.Text);
        }
    }

    [Fact]
    public void Skips_what_nests_too_deep_and_reads_on()
    {
        var deep = new string('[', 10_000) + new string(']', 10_000);
        var (root, findings) = Read($"{{ \"a\": {deep}, \"b\": 1 }}");

        Assert.Equal(RuleIds.NestedTooDeep, Assert.Single(findings.ToEquatableArray()).RuleId);
        Assert.Equal("1", root.Find("b")!.Value.Text);
    }

    [Fact]
    public void Keeps_a_bounded_number_of_findings()
    {
        var findings = Read("[" + string.Concat(Enumerable.Repeat("x,", 5000)) + "1]").Findings;

        Assert.Equal(5000, findings.Count);
        Assert.Equal(FindingBag.Capacity + 1, findings.ToEquatableArray().Count);
        Assert.Equal("4800 more findings are not shown; fix the ones above first", findings.ToEquatableArray()[FindingBag.Capacity].Message);
    }

    [Fact]
    public void Stops_when_asked() =>
        Assert.Throws<OperationCanceledException>(() => JsonReader.Read("{ \"a\": {} }", new FindingBag(), new CancellationToken(canceled: true)));

    private static string Text(string text, TextSpan span) => text.Substring(span.Start, span.Length);

    private static (JsonNode Root, FindingBag Findings) Read(string text)
    {
        var findings = new FindingBag();
        return (JsonReader.Read(text, findings, CancellationToken.None), findings);
    }
}
