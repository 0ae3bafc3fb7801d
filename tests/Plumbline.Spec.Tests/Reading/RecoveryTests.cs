using System.Diagnostics;
using System.Text.Json;
using Plumbline.Spec.Binding;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Tests.Reading;

public sealed class RecoveryTests
{
    private const string Replacements = "\"{}[]:,\\/*x0 \n\t\u0000\ud800'";

    private static readonly JsonDocumentOptions s_lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    [Fact]
    public void Reads_its_own_samples_without_findings()
    {
        Assert.Equal(3, Samples.ReadClean(Samples.Shop).Models.Count);
        Assert.Single(Samples.ReadClean(Samples.Normal).Models);
    }

    [Theory]
    [InlineData(Samples.Shop)]
    [InlineData(Samples.Normal)]
    public void Reads_every_prefix(string text)
    {
        for (var length = 0; length < text.Length; length++)
            Check(text[..length]);
    }

    [Theory]
    [InlineData(Samples.Shop)]
    [InlineData(Samples.Normal)]
    public void Reads_every_text_with_one_character_less(string text)
    {
        for (var i = 0; i < text.Length; i++)
            Check(text.Remove(i, 1));
    }

    [Theory]
    [InlineData(Samples.Shop, 1)]
    [InlineData(Samples.Normal, 2)]
    public void Reads_every_text_with_one_character_changed(string text, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < text.Length; i++)
            Check(text[..i] + Replacements[random.Next(Replacements.Length)] + text[(i + 1)..]);
    }

    [Fact]
    public void Reads_broken_real_documents()
    {
        var random = new Random(20);
        var clock = Stopwatch.StartNew();
        foreach (var (_, text) in Corpus.Documents("", "imports", "validation/valid", "validation/invalid"))
        {
            // A handful of slips each: every document, bounded time.
            for (var i = 0; i < 6 && clock.Elapsed < TimeSpan.FromSeconds(40); i++)
            {
                var at = random.Next(text.Length);
                Check(text[..at]);
                Check(text.Remove(at, 1));
                Check(text[..at] + Replacements[random.Next(Replacements.Length)] + text[(at + 1)..]);
            }
        }
    }

    [Fact]
    public void One_missing_character_costs_next_to_nothing()
    {
        var whole = Size(Samples.Read(Samples.Shop));
        var losses = Enumerable.Range(0, Samples.Shop.Length)
            .Select(i => whole - Size(Samples.Read(Samples.Shop.Remove(i, 1))))
            .ToList();

        // Of 32 declarations: nearly every slip keeps all of them.
        Assert.Equal(16, whole);
        Assert.True(losses.Count(loss => loss <= 0) > losses.Count * 99 / 100, $"{losses.Count(loss => loss > 0)} of {losses.Count} slips cost something");
        Assert.True(losses.Count(loss => loss > 2) < 8, $"{losses.Count(loss => loss > 2)} slips cost much");
    }

    [Theory]
    [InlineData("    \"a\": { \"fields\": [ { \"name\": \"id\", \"type\": \"string\" } ]\n")] // model not closed
    [InlineData("    \"a\": { \"fields\": [ { \"name\": \"id\", \"type\": \"string\" } },\n")] // list not closed
    [InlineData("    \"a\": { \"fields\": [ { \"name\": \"id\", \"type\": \"string\" ] },\n")] // field not closed
    [InlineData("    \"a\": { \"fields\": [ { \"name\": \"id, \"type\": \"string\" } ] },\n")] // string not closed
    [InlineData("    \"a\": { \"fields\": [ { \"name\": id, \"type\": \"string\" } ] },\n")] // no quotes
    [InlineData("    \"a\": { \"fields\": [ { \"name\" \"id\", \"type\": \"string\" } ] },\n")] // no colon
    [InlineData("    \"a\": { \"fields\": [ { \"name\": \"id\" \"type\": \"string\" } ] },\n")] // no comma
    [InlineData("    \"a\": { \"fields\": [ { \"name\": \"id\", \"type\": \"string\" } ] }\n")] // no comma behind
    [InlineData("    \"a\": { \"fields\":  { \"name\": \"id\", \"type\": \"string\" } ] },\n")] // no bracket
    [InlineData("    \"a\": { \"fields\": [ { \"name\": \"id\", \"type\": } ] },\n")] // no value
    [InlineData("    \"a\":  \"fields\": [ { \"name\": \"id\", \"type\": \"string\" } ] },\n")] // no brace
    public void A_slip_in_one_model_leaves_the_others(string model)
    {
        var text = "{\n  \"name\": \"x\",\n  \"models\": {\n" + model
            + "    \"b\": { \"fields\": [ { \"name\": \"id\", \"type\": \"string\" } ] }\n  },\n"
            + "  \"enums\": {\n    \"c\": { \"values\": [ { \"name\": \"d\" } ] }\n  }\n}";
        var document = Samples.Read(text);

        Assert.NotEmpty(document.Findings);
        Assert.Single(document.Service.Models.Single(type => type.Name == "b").Fields);
        Assert.Single(document.Service.Enums);
    }

    [Fact]
    public void Reads_a_megabyte_quickly()
    {
        var model = "\"m%\": { \"fields\": [" + string.Join(", ", Enumerable.Range(0, 20).Select(i => $"{{ \"name\": \"f{i}\", \"type\": \"[m%]\", \"required\": false }}")) + "] }";
        var models = string.Join(",\n", Enumerable.Range(0, 1000).Select(i => model.Replace("%", $"{i}", StringComparison.Ordinal)));
        var text = $"{{ \"name\": \"x\", \"models\": {{ {models} }} }}";
        Samples.Read(text);

        var clock = Stopwatch.StartNew();
        var document = Samples.Read(text);
        clock.Stop();

        TestContext.Current.TestOutputHelper?.WriteLine($"{text.Length} characters in {clock.ElapsedMilliseconds} ms");
        Assert.True(text.Length > 1_000_000);
        Assert.Equal(1000, document.Service.Models.Count);
        // Ten times what it takes on an idle machine.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), clock.Elapsed.ToString());
    }

    [Theory]
    [InlineData("[", "")]
    [InlineData("{\"a\":", "")]
    [InlineData("/*", "")]
    [InlineData("\"", "")]
    [InlineData("x ", "")]
    [InlineData("\"a\":", "")]
    [InlineData("}{", "")]
    [InlineData("{ \"models\": {", "}}")]
    [InlineData("\"a ", "\n")]
    public void Hostile_texts_end_in_findings_in_linear_time(string pattern, string end)
    {
        var text = string.Concat(Enumerable.Repeat(pattern, 200_000)) + end;
        var clock = Stopwatch.StartNew();
        var document = Samples.Read(text);

        Assert.NotEmpty(document.Findings);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), clock.Elapsed.ToString());
    }

    private static void Check(string text)
    {
        var document = Samples.Read(text);
        ServiceBinder.Bind(document.Service, []);

        Assert.All(document.Findings, finding => Assert.True(finding.Span.Start >= 0 && finding.Span.End <= text.Length && finding.Message.Length > 0));
        if (document.Findings.Count == 0)
            Assert.True(IsJson(text), text);
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text.TrimStart('\uFEFF'), s_lenient);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static int Size(Document document) =>
        document.Service.Models.Count + document.Service.Models.Sum(model => model.Fields.Count) + document.Service.Enums.Count
        + document.Service.Unions.Count + document.Service.Resources.Count + document.Service.Resources.Sum(resource => resource.Operations.Count);
}
