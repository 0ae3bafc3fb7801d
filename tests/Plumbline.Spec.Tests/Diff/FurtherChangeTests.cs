using Plumbline.Spec.Binding;
using Plumbline.Spec.Diff;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Tests.Diff;

/// <summary>What a change rule reports beside what its page shows.</summary>
public sealed class FurtherChangeTests
{
    private const string Models = """{ "name": "x", "namespace": "io.example.x.v0", "models": { "user": { "fields": [{ "name": "id", "type": "string" }] }, "form": { "fields": [{ "name": "email", "type": "string" }] } }""";
    private const string Post = Models + """, "resources": { "user": { "operations": [{ "method": "POST", "responses": { "201": { "type": "user" } } }] } } }""";
    private const string PostWithBody = Models + """, "resources": { "user": { "operations": [{ "method": "POST", "body": { "type": "form" }, "responses": { "201": { "type": "user" } } }] } } }""";
    private const string Members = """{ "name": "x", "namespace": "io.example.x.v0", "models": { "user_upserted": { "fields": [{ "name": "event_id", "type": "string" }, { "name": "timestamp", "type": "date-time-iso8601" }, { "name": "id", "type": "string" }] } }""";
    private const string Stream = Members + """, "unions": { "user_event": { "discriminator": "discriminator", "types": [{ "type": "user_upserted" }] } } }""";
    private const string Imported = """{ "name": "x", "namespace": "io.example.x.v0", "models": { "user": { "fields": [{ "name": "name", "type": "io.example.common.v0.models.name" }] } }, "resources": { "user": { "operations": [{ "method": "GET", "responses": { "200": { "type": "user" } } }] } } }""";

    [Theory]
    [InlineData("PLB3012", Post, PostWithBody, Verdict.Breaking, "asks for a body, 'form'")]
    [InlineData("PLB3012", PostWithBody, Post, Verdict.Breaking, "takes no body any more (it took 'form')")]
    [InlineData("PLB3057", Members + " }", Stream, Verdict.Compatible, "stream 'user_event' is published")]
    public void Reports_also(string id, string before, string after, Verdict verdict, string said)
    {
        var change = Diffing.Compare(before, after).Single(id);

        Assert.Equal(verdict, change.Verdict);
        Assert.Contains(said, change.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PLB3023")]
    public void Reports_another_version_of_an_imported_type(string id)
    {
        var change = Diffing.Compare(BindImporting("v0"), BindImporting("v1")).Single(id);

        Assert.Equal(Verdict.Dangerous, change.Verdict);
        Assert.Contains("another version of an imported type", change.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PLB3071")]
    public void Reports_another_plural_of_a_resource(string id)
    {
        var before = Post.Replace("\"user\": { \"operations\"", "\"user\": { \"path\": \"/users\", \"operations\"", StringComparison.Ordinal);
        var after = before.Replace("\"user\": { \"fields\"", "\"user\": { \"plural\": \"people\", \"fields\"", StringComparison.Ordinal);

        Assert.Contains("has the plural 'people' instead of 'users'", Diffing.Compare(before, after).Single(id).Message, StringComparison.Ordinal);
    }

    private static Service BindImporting(string version)
    {
        var common = Diffing.Read($$"""{ "name": "common", "namespace": "io.example.common.{{version}}", "models": { "name": { "fields": [{ "name": "first", "type": "string" }] } } }""").Service;
        var service = Diffing.Read(Imported.Replace("common.v0", "common." + version, StringComparison.Ordinal)).Service;
        return ServiceBinder.Bind(service with { Imports = Diffing.Read($$"""{ "name": "x", "imports": [{ "uri": "https://example.io/example/common/{{version}}/service.json" }] }""").Service.Imports }, [new ImportSource($"https://example.io/example/common/{version}/service.json", common)]);
    }
}
