using Plumbline.Spec.Findings;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Linting;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Tool.Tests.Linting;

/// <summary>What counts as a correction, and how often is tried.</summary>
public sealed class DocumentFixerTests : IDisposable
{
    private readonly ToolTest _test = new();
    private int _lints;

    [Fact]
    public void What_leaves_as_many_findings_as_before_is_no_correction()
    {
        var before = Read("""{ "name": "shop", "namespace": "io.example.shop.v0", "base_url": "https://shop.example.io/" }""");
        var found = Lint(before);
        Assert.NotEmpty(found.Findings);

        // The slash can be taken off, and whoever looks finds what was found before.
        var fixer = new DocumentFixer(_ => found, isUnreleased: false);
        var (after, result) = fixer.Run(before, TestContext.Current.CancellationToken);
        Assert.Equal((before, found), (after, result));
        Assert.Empty(fixer.Applied);
    }

    [Fact]
    public void What_does_harm_is_tried_once_and_not_again()
    {
        // 'Item' would become the 'item' that is there already; the name of the value can be corrected.
        var before = Read("""
            {
              "name": "shop",
              "namespace": "io.example.shop.v0",
              "enums": { "kind": { "values": [{ "name": "bigOne" }] } },
              "models": {
                "item": { "fields": [{ "name": "kind", "type": "kind" }] },
                "Item": { "fields": [{ "name": "other", "type": "item" }] }
              }
            }
            """);
        var fixer = new DocumentFixer(Lint, isUnreleased: false);
        var (after, _) = fixer.Run(before, TestContext.Current.CancellationToken);
        Assert.Contains("\"big_one\"", after.Documents[0].Source.Text, StringComparison.Ordinal);
        Assert.Contains("\"Item\"", after.Documents[0].Source.Text, StringComparison.Ordinal);

        // Once for what is there, once for both at once, once for each by itself, and some more for what is left.
        Assert.InRange(_lints, 4, 10);
    }

    public void Dispose() => _test.Dispose();

    private ToolHost Host => new() { Out = TextWriter.Null, Error = TextWriter.Null, Folder = _test.Folder, Today = _test.Today };

    private DocumentSet Read(string text) =>
        DocumentSet.Load([_test.With("api.json", text).PathOf("api.json")], [], Host, TestContext.Current.CancellationToken);

    private LintResult Lint(DocumentSet documents)
    {
        _lints++;
        return new Linter(documents, new([], RuleLevel.Recommended), new(Host, null), _test.Today).Run(TestContext.Current.CancellationToken);
    }
}
