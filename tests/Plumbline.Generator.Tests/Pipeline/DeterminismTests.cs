using System.Globalization;
using Plumbline.Generator.Tests.Harness;

namespace Plumbline.Generator.Tests.Pipeline;

/// <summary>Same document, same bytes. (That two runs in one process agree is asserted in every run of the harness.)</summary>
public sealed class DeterminismTests
{
    private const string Text = """
        {
          "name": "invoice service", "namespace": "io.example.invoice.v0",
          "enums": { "invoice_kind": { "values": [{ "name": "I" }, { "name": "i2" }] } },
          "models": {
            "invoice": { "fields": [
              { "name": "ID", "type": "long", "default": -1234567 },
              { "name": "amount", "type": "decimal", "default": 1234.5 },
              { "name": "rate", "type": "double", "default": 0.25 },
              { "name": "due", "type": "date-iso8601", "default": "2024-02-29" },
              { "name": "issued", "type": "date-time-iso8601", "default": "2024-02-29T10:00:00.5+02:00" },
              { "name": "kinds", "type": "[invoice_kind]", "default": "[\"I\"]" } ] }
          },
          "resources": { "invoice": { "operations": [{ "method": "GET", "parameters": [{ "name": "limit", "type": "integer", "default": 25 }],
            "responses": { "200": { "type": "[invoice]" } } }] } }
        }
        """;

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("sv-SE")]
    public void Culture_does_not_matter(string culture)
    {
        var expected = Emit();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture;
            Assert.Equal(expected, Emit());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void The_order_of_files_does_not_matter()
    {
        var first = TestDocument.WithRole("/project/a.json", "service", Text);
        var second = TestDocument.WithRole("/project/b.json", "import", """{ "name": "common", "models": { "name": { "fields": [] } } }""");
        Assert.Equal(Emitted(GeneratorRun.Of(first, second)), Emitted(GeneratorRun.Of(second, first)));
    }

    // In a folder of each culture, so that nothing is taken over from another.
    private static List<(string HintName, string Text)> Emit() => Emitted(GeneratorRun.Of(TestDocument.Service(Text).In("/" + CultureInfo.CurrentCulture.Name)));

    private static List<(string HintName, string Text)> Emitted(GeneratorRun run) =>
        [.. run.Result.GeneratedSources.Select(s => (s.HintName, s.SourceText.ToString())).OrderBy(s => s.HintName, StringComparer.Ordinal)];
}
