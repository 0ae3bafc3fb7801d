using Plumbline.Tool.Delivery;
using Plumbline.Tool.Delivery.Artifacts;
using Plumbline.Tool.Delivery.Gates;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Deliver.Tests;

/// <summary>What of a version breaks those who run now; nothing is built or started for it.</summary>
public sealed class ContractGateTests : IDisposable
{
    private readonly ToolTest _test = new();

    [Fact]
    public void Lets_pass_what_adds_and_names_what_breaks_callers_of_the_version_that_is_replaced()
    {
        var before = Release("shop", "1.0.0", "service", Shop("id", "hint"));
        Assert.Empty(Find(Release("shop", "1.1.0", "service", Shop("id", "hint", "more")), before));
        var problem = Assert.Single(Find(Release("shop", "2.0.0", "service", Shop("id")), before));
        Assert.StartsWith("specs/shop.json(3): PLB3", problem, StringComparison.Ordinal);
        Assert.Contains("'item.hint'", problem, StringComparison.Ordinal);
        Assert.EndsWith("; that breaks for callers of 1.0.0, which runs now", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Holds_a_producer_to_the_copies_that_running_consumers_were_built_with()
    {
        var mailer = Release("mailer", "3.0.0", "client", Shop("id", "hint"));
        Assert.Empty(Find(Release("shop", "1.1.0", "service", Shop("id", "hint", "more")), null, mailer));

        // Nobody else would say so: the version that is replaced has the field no more either.
        var problem = Assert.Single(Find(Release("shop", "2.1.0", "service", Shop("id", "more")), Release("shop", "2.0.0", "service", Shop("id")), mailer));
        Assert.EndsWith("; that breaks for mailer 3.0.0, which runs now and relies on it", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_let_a_consumer_go_before_the_producer_that_it_needs()
    {
        var shop = Release("shop", "1.0.0", "service", Shop("id"));
        Assert.Empty(Find(Release("mailer", "3.0.0", "client", Shop("id")), null, shop));
        var problem = Assert.Single(Find(Release("mailer", "3.1.0", "client", Shop("id", "hint")), null, shop));
        Assert.EndsWith("; that breaks for this version: shop 1.0.0, which runs now, does not keep it", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Holds_nobody_to_operations_that_a_consumer_of_types_alone_never_calls()
    {
        var shop = Release("shop", "1.0.0", "service", Shop("id").Replace("\"/:id\"", "\"/:id/all\"", StringComparison.Ordinal));
        Assert.Empty(Find(Release("mailer", "3.0.0", "import", Shop("id")), null, shop));
        Assert.NotEmpty(Find(Release("mailer", "3.0.1", "client", Shop("id")), null, shop));

        // Its types it needs.
        Assert.Contains("'item.hint'", Assert.Single(Find(Release("mailer", "3.1.0", "import", Shop("id", "hint")), null, Release("shop", "1.0.1", "service", Shop("id")))), StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_that_a_document_is_not_served_any_more()
    {
        var before = Release("shop", "1.0.0", "service", Shop("id"));
        Assert.Equal(
            ["the document 'io.example.shop.v1' is not served any more; that breaks for callers of 1.0.0, which runs now"],
            Find(Release("shop", "2.0.0", "client", Shop("id")), before));
    }

    [Fact]
    public async Task Lets_pass_what_was_approved_when_it_was_staged()
    {
        var before = Release("shop", "1.0.0", "service", Shop("id", "hint"));
        var after = Release("shop", "2.0.0", "service", Shop("id"));
        await _test.SucceedAsync("diff", Path.Combine(before.Path, "documents/specs"), Path.Combine(after.Path, "documents/specs"), "--approve", "nobody reads it");
        Assert.Empty(Find(after, before));

        // An approvals file of a folder around it was not staged.
        File.Move(Path.Combine(after.Path, "documents/specs/plumbline.approvals.json"), _test.PathOf("plumbline.approvals.json"));
        Assert.Single(Find(after, before));
    }

    public void Dispose() => _test.Dispose();

    private static IReadOnlyList<string> Find(ReleaseFolder next, ReleaseFolder? replaced, params ReleaseFolder[] others) =>
        ContractGate.Find(next, replaced, others, TestContext.Current.CancellationToken);

    private static string Shop(params string[] fields) => $$"""
        {
          "name": "shop", "namespace": "io.example.shop.v1",
          "models": { "item": { "fields": [ {{string.Join(", ", fields.Select(field => $$"""{ "name": "{{field}}", "type": "string" }"""))}} ] } },
          "resources": { "item": { "operations": [{ "method": "GET", "path": "/:id", "responses": { "200": { "type": "item" } } }] } }
        }
        """;

    private ReleaseFolder Release(string service, string version, string role, string document)
    {
        _test.With($"{service}-{version}/documents/specs/shop.json", document);
        var folder = _test.PathOf($"{service}-{version}");
        new ArtifactManifest
        {
            Service = service,
            Version = version,
            Commit = new('0', 40),
            Entry = "Shop.dll",
            Packages = [],
            Documents = [new("specs/shop.json", "shop", role, null, "")],
            Files = [],
        }.Write(folder);
        return new(folder);
    }
}
