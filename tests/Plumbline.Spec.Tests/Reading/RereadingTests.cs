using Plumbline.Spec.Binding;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Reading;
using Plumbline.Spec.Rules;
using Plumbline.Spec.Rules.Walking;
using Plumbline.Tests.Shared;

namespace Plumbline.Spec.Tests.Reading;

/// <summary>A text that was read before in another state: what comes out is what a fresh reading gives, and what did not change is the same object.</summary>
public sealed class RereadingTests
{
    private const string Templates = """
        {
          "name": "t", "namespace": "io.example.t.v1",
          "templates": {
            "models": { "named": { "fields": [{ "name": "name", "type": "string" }, { "name": "colour", "type": { "enum": "colour", "values": [{ "name": "red" }] } }] } },
            "resources": { "readable": { "operations": [{ "method": "GET", "path": "/:id", "responses": { "200": { "type": "string" } } }] } }
          },
          "models": {
            "cat": { "templates": [{ "name": "named" }], "fields": [{ "name": "id", "type": "long" }] },
            "dog": { "templates": [{ "name": "named" }], "fields": [{ "name": "id", "type": "uuid" }] }
          },
          "resources": { "cat": { "templates": [{ "name": "readable" }], "operations": [] }, "dog": { "templates": [{ "name": "readable" }], "operations": [] } }
        }
        """;

    public static TheoryData<string, string, int> Documents => new()
    {
        { "shop", Samples.Shop, 400 },
        { "templates", Templates, 400 },
        { "synthetic", SyntheticDocument.Make(models: 12, enums: 6, unions: 2, operations: 15), 150 },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void After_any_edit_it_is_read_as_if_for_the_first_time(string name, string text, int edits) => Edit(name, text, edits, seed: 1);

    [Fact]
    public void After_any_edit_real_documents_are_read_as_if_for_the_first_time()
    {
        var seed = 0;
        foreach (var (name, text) in Corpus.Documents("", "imports", "validation/valid").Where(d => d.Text.Length is > 0 and < 60_000))
            Edit(name, text, edits: 8, ++seed);
    }

    [Fact]
    public void What_did_not_change_is_the_same_object()
    {
        var text = SyntheticDocument.Make(models: 12, enums: 6, unions: 2, operations: 15);
        var before = Read(text, null);
        var edited = text.Replace("\"name\": \"commerce\"", "// moves everything\n\"name\": \"commerce\"", StringComparison.Ordinal);
        Assert.Same(before.Service, Read(edited, before).Service);

        var field = text.IndexOf("\"name\": \"", text.IndexOf("\"fields\"", text.Length / 3, StringComparison.Ordinal), StringComparison.Ordinal) + "\"name\": \"".Length;
        var after = Read(text.Insert(field, "new_"), before);
        Assert.Same(before.Root.Find("namespace"), after.Root.Find("namespace"));
        Assert.Single(after.Service.Models.Zip(before.Service.Models), pair => !ReferenceEquals(pair.First, pair.Second));
        Assert.All(after.Service.Resources.Zip(before.Service.Resources), pair => Assert.Same(pair.Second, pair.First));
    }

    [Fact]
    public void A_template_s_mistake_is_told_by_the_next_who_uses_it()
    {
        var wrong = Templates.Replace("\"type\": \"string\" }, { \"name\": \"colour\"", "\"typ\": \"string\" }, { \"name\": \"colour\"", StringComparison.Ordinal);
        var before = Read(wrong, null);
        Assert.NotEmpty(before.Findings);
        AssertSame("without the first user", wrong.Replace("\"cat\": { \"templates\": [{ \"name\": \"named\" }], ", "\"cat\": { ", StringComparison.Ordinal), before);
    }

    private static void Edit(string name, string text, int edits, int seed)
    {
        var random = new RandomEdits(seed);
        var (good, document) = (text, Read(text, null));
        for (var i = 0; i < edits; i++)
        {
            var edited = random.After(good);
            document = AssertSame($"{name}, edit {i}", edited, document);

            // A few slips may pile up, then the text starts over.
            good = document.Findings.Count(f => f.Severity == Severity.Error) > 5 || edited.Length < 50 ? text : edited;
        }
    }

    private static Document AssertSame(string what, string text, Document before)
    {
        var (again, fresh) = (Read(text, before), Read(text, null));
        Assert.True(fresh.Service.Equals(again.Service), what);
        Assert.True(fresh.Findings.Equals(again.Findings), what);
        Assert.True(Bind(fresh).Equals(Bind(again)), what);
        Assert.Equal(Check(fresh), Check(again));
        Assert.Equal(Places(fresh), Places(again));
        return again;
    }

    private static Document Read(string text, Document? previous) => DocumentReader.Read("api.json", text, previous, TestContext.Current.CancellationToken);

    private static Service Bind(Document document) => ServiceBinder.Bind(document.Service, [new ImportSource(null, document.Service)]);

    // Every place that anybody may ask for.
    private static List<string> Places(Document document) =>
    [
        .. new ServiceWalk(document.Service).All.Select(node =>
            $"{node.Path} {document.Syntax.Locate(node.Path)} {document.Syntax.Find(node.Path)?.Span} {document.Syntax.Locate(node.Path, "type")} {document.Syntax.Locate(node.Path.Item("none", 0))}"),
    ];

    private static EquatableArray<Finding> Check(Document document) => RuleEngine.Find(
        RuleCatalogue.ValidityRules.Concat(RuleCatalogue.ConsistencyRules),
        new DocumentGroup([new RelatedDocument("api.json", null, document.Service)], []).Input(0, document.Syntax),
        TestContext.Current.CancellationToken);
}
