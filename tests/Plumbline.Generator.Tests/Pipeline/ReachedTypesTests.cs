using Microsoft.CodeAnalysis;
using Plumbline.Generator.Pipeline;
using Plumbline.Generator.Tests.Harness;

namespace Plumbline.Generator.Tests.Pipeline;

/// <summary>Of imported documents only what the project's own documents name is emitted, directly or through others.</summary>
public sealed class ReachedTypesTests
{
    private const string Common = """
        {
          "name": "common", "namespace": "io.example.common.v0",
          "enums": { "currency": { "values": [{ "name": "EUR" }] }, "colour": { "values": [{ "name": "red" }] } },
          "interfaces": { "named": { "fields": [{ "name": "name", "type": "string" }] }, "numbered": { "fields": [{ "name": "number", "type": "long" }] } },
          "models": {
            "money": { "fields": [{ "name": "currency", "type": "currency" }] },
            "price": { "fields": [{ "name": "amounts", "type": "[map[money]]" }] },
            "cash": { "fields": [{ "name": "note", "type": "string" }] },
            "card": { "interfaces": ["named"], "fields": [{ "name": "name", "type": "string" }] },
            "shelf": { "interfaces": ["numbered"], "fields": [{ "name": "number", "type": "long" }, { "name": "colour", "type": "colour" }] }
          },
          "unions": {
            "payment": { "discriminator": "kind", "types": [{ "type": "cash" }, { "type": "card" }] },
            "storage": { "discriminator": "kind", "types": [{ "type": "shelf" }] }
          },
          "resources": { "shelf": { "operations": [{ "method": "GET", "responses": { "200": { "type": "[shelf]" } } }] } }
        }
        """;

    private static readonly TestDocument s_common = TestDocument.WithRole("/project/common.json", "import", Common);

    private static readonly string[] s_steps =
    [
        TrackingNames.Models, TrackingNames.Enums, TrackingNames.Unions, TrackingNames.Interfaces, TrackingNames.Resolvers,
        TrackingNames.ServedResources, TrackingNames.CalledResources, TrackingNames.Clients, TrackingNames.Server, TrackingNames.ContractAttributes,
    ];

    [Fact]
    public void A_named_type_brings_what_it_is_made_of()
    {
        var names = Emitted(GeneratorRun.Of(s_common, Shop("io.example.common.v0.models.price")));
        Assert.Equal(["Currency", "Money", "Price"], names);
    }

    [Fact]
    public void A_member_of_a_union_brings_the_union_and_the_other_members()
    {
        var names = Emitted(GeneratorRun.Of(s_common, Shop("[io.example.common.v0.models.cash]")));
        Assert.Equal(["Card", "Cash", "INamed", "IPayment"], names);
    }

    [Theory]
    [InlineData("\"body\": { \"type\": \"io.example.common.v0.models.money\" }, \"responses\": { \"204\": { \"type\": \"unit\" } }")]
    [InlineData("\"parameters\": [{ \"name\": \"c\", \"type\": \"io.example.common.v0.enums.currency\" }], \"responses\": { \"204\": { \"type\": \"unit\" } }")]
    [InlineData("\"responses\": { \"200\": { \"type\": \"map[io.example.common.v0.enums.currency]\" } }")]
    [InlineData("\"responses\": { \"204\": { \"type\": \"unit\", \"headers\": [{ \"name\": \"c\", \"type\": \"io.example.common.v0.enums.currency\" }] } }")]
    public void What_operations_take_and_answer_is_reached(string operation)
    {
        var run = GeneratorRun.Of(s_common, TestDocument.Service($$"""
            { "name": "shop", "namespace": "io.example.shop.v0", "imports": [{ "uri": "https://example.io/example/common/latest/service.json" }],
              "models": { "thing": { "fields": [{ "name": "id", "type": "string" }] } },
              "resources": { "thing": { "operations": [{ "method": "POST", "path": "/", {{operation}} }] } } }
            """));
        Assert.Contains("Currency", Emitted(run));
        Assert.DoesNotContain("Shelf", Emitted(run));
    }

    [Fact]
    public void An_interface_that_a_model_lists_is_reached()
    {
        var run = GeneratorRun.Of(s_common, TestDocument.Service("""
            { "name": "shop", "namespace": "io.example.shop.v0", "imports": [{ "uri": "https://example.io/example/common/latest/service.json" }],
              "models": { "thing": { "interfaces": ["io.example.common.v0.interfaces.named"], "fields": [{ "name": "name", "type": "string" }] } } }
            """));
        Assert.Equal(["INamed"], Emitted(run));
    }

    [Fact]
    public void An_import_reaches_another_one()
    {
        var between = TestDocument.WithRole("/project/between.json", "import", """
            { "name": "between", "namespace": "io.example.between.v0", "imports": [{ "uri": "https://example.io/example/common/latest/service.json" }],
              "models": { "bill": { "fields": [{ "name": "total", "type": "io.example.common.v0.models.money" }] },
                          "rest": { "fields": [{ "name": "shelf", "type": "io.example.common.v0.models.shelf" }] } } }
            """);
        var names = Emitted(GeneratorRun.Of(s_common, between, Shop("io.example.between.v0.models.bill", "between")));
        Assert.Equal(["Bill", "Currency", "Money"], names);
    }

    [Fact]
    public void A_document_on_which_nothing_depends_is_emitted_where_it_is_no_import()
    {
        var names = Emitted(GeneratorRun.Of(TestDocument.WithRole("/project/common.json", "contract", Common), Shop("string")));
        Assert.Contains("Shelf", names);
        Assert.Contains("INumbered", names);
    }

    [Fact]
    public void All_is_emitted_where_the_project_says_so()
    {
        var byFile = new TestDocument("/project/common.json", Common, ("PlumblineRole", "import"), ("PlumblineAllTypes", "true"));
        Assert.Contains("Shelf", Emitted(GeneratorRun.Of(byFile, Shop("string"))));
        Assert.Contains("IStorage", Emitted(GeneratorRun.Of(References.Web, new TestOptions(("RootNamespace", "Project"), ("PlumblineAllTypes", "true")), s_common, Shop("string"))));
        Assert.DoesNotContain("Shelf", Emitted(GeneratorRun.Of(s_common, Shop("string"))));
    }

    [Fact]
    public void All_is_emitted_where_there_is_no_other_document_that_could_name_anything() =>
        Assert.Contains("Shelf", Emitted(GeneratorRun.Of(s_common)));

    [Theory]
    [InlineData("\"number\", \"type\": \"long\" }, { \"name\": \"colour\"", "\"number\", \"type\": \"long\" }, { \"name\": \"shade\"")]
    [InlineData("{ \"name\": \"red\" }", "{ \"name\": \"red\" }, { \"name\": \"green\" }")]
    public void An_edit_of_what_is_not_reached_emits_nothing_anew(string before, string after)
    {
        var shop = Shop("io.example.common.v0.models.price");
        var run = GeneratorRun.Of(s_common, shop).After(s_common, s_common.With(Common.Replace(before, after, StringComparison.Ordinal)));
        foreach (var step in s_steps)
            Assert.DoesNotContain(run.Reasons(step), r => r is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Fact]
    public void What_becomes_reached_is_emitted_then()
    {
        var before = Shop("io.example.common.v0.models.money");
        var after = before.With(before.GetText(TestContext.Current.CancellationToken).ToString().Replace("models.money", "models.shelf", StringComparison.Ordinal));
        var run = GeneratorRun.Of(s_common, before).After(before, after);
        Assert.Equal(["Colour", "INumbered", "IStorage", "Shelf"], Emitted(run));
    }

    private static TestDocument Shop(string type, string import = "common") => TestDocument.Service($$"""
        { "name": "shop", "namespace": "io.example.shop.v0", "imports": [{ "uri": "https://example.io/example/{{import}}/latest/service.json" }],
          "models": { "article": { "fields": [{ "name": "value", "type": "{{type}}" }] } } }
        """);

    // Names of the imported documents' types; beside them there are codecs, companions and resolvers.
    private static List<string> Emitted(GeneratorRun run) =>
    [
        .. run.Output.Assembly.GlobalNamespace.GetNamespaceMembers().Single(n => n.Name == "Io").GetNamespaceMembers().Single()
            .GetNamespaceMembers().Where(n => n.Name is "CommonV0" or "BetweenV0").SelectMany(n => n.GetTypeMembers()).Select(t => t.Name)
            .Where(name => !name.EndsWith("Json", StringComparison.Ordinal) && !name.StartsWith("Unknown", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];
}
