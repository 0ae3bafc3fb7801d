using Plumbline.Tool.Hosting;
using Plumbline.Tool.Tests.Harness;

namespace Plumbline.Tool.Tests.Gateway;

public sealed class SurfaceTests
{
    private const string Shop = """
        { "name": "shop", "attributes": [
            { "name": "owner", "value": { "team": "a", "audience": "public" } },
            { "name": "timeout", "value": { "milliseconds": 1500 } } ],
          "annotations": { "personal_data": {} },
          "models": {
            "person": { "fields": [{ "name": "mail", "type": "string", "annotations": ["personal_data"] }] },
            "item": { "fields": [{ "name": "owners", "type": "[person]" }] },
            "plain": { "fields": [{ "name": "id", "type": "string" }] } },
          "unions": { "item_event": { "discriminator": "discriminator", "attributes": [{ "name": "stream", "value": {} }], "types": [{ "type": "item" }] } },
          "resources": { "item": { "attributes": [{ "name": "rate_limit", "value": { "permits": 3, "per_seconds": 60 } }], "operations": [
              { "method": "GET", "responses": { "200": { "type": "[item]" } } },
              { "method": "GET", "path": "/closed", "attributes": [{ "name": "auth", "value": { "scheme": "bearer" } }], "responses": { "200": { "type": "item" } } },
              { "method": "POST", "attributes": [{ "name": "auth", "value": { "scheme": "none" } }] },
              { "method": "PUT", "path": "/guarded", "attributes": [{ "name": "auth", "value": { "scheme": "basic" } }] } ] },
            "plain": { "operations": [{ "method": "GET", "responses": { "200": { "type": "plain" } } }] } } }
        """;

    [Fact]
    public async Task Tells_of_open_writes_personal_data_and_missing_limits()
    {
        using var test = new ToolTest().With("shop.api.json", Shop);
        Assert.Equal("""
            | service | what | audience | auth | remarks |
            |---|---|---|---|---|
            | shop | GET /items | public | unsaid | answers personal data without credentials: person.mail |
            | shop | GET /items/closed | public | bearer | answers personal data: person.mail |
            | shop | POST /items | public | none | writes without credentials |
            | shop | PUT /items/guarded | public | basic |  |
            | shop | GET /plains | public | unsaid | is public and has no rate limit |
            | shop | stream item\_event | public | - | tells personal data to every consumer: person.mail |

            """, await test.SucceedAsync("surface", ".", "--format", "markdown"));
    }

    [Fact]
    public async Task Fails_only_where_it_is_told_to()
    {
        using var test = new ToolTest().With("shop.api.json", Shop);
        Assert.EndsWith("6 operations and streams, 5 deserve a second look\n", await test.SucceedAsync("surface", "."), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.NotInOrder, (await test.RunAsync("surface", ".", "--strict")).Code);
    }
}
