using Microsoft.CodeAnalysis;

namespace Plumbline.Analyzers.Tests.Harness;

/// <summary>A service that consumes another one's events.</summary>
internal static class Consuming
{
    public const string Handler = """
        sealed class Mailer : IShopEventHandler
        {
            public Task HandleAsync(ItemUpserted upserted, Plumbline.Events.EventContext context, CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """;

    private const string Shop = """
        { "name": "shop", "namespace": "io.example.shop.v0",
          "models": { "item": { "fields": [{ "name": "id", "type": "string" }], "attributes": [{ "name": "table", "value": {} }] } },
          "unions": { "shop_event": { "discriminator": "discriminator", "attributes": [{ "name": "stream", "value": { "of": "item" } }], "types": [
            { "type": "item_upserted", "fields": [{ "name": "event_id", "type": "string" }, { "name": "timestamp", "type": "date-time-iso8601" }, { "name": "item", "type": "item" }] } ] } } }
        """;

    private const string Mailer = """
        { "name": "mailer", "namespace": "io.example.mailer.v0", "imports": [{ "uri": "https://example.io/shop/service.json" }],
          "attributes": [{ "name": "consumes", "value": { "union": "io.example.shop.v0.unions.shop_event"HANDLER } }],
          "models": { "mail": { "fields": [{ "name": "id", "type": "string" }] } } }
        """;

    public static TestProject Project(OutputKind kind = OutputKind.ConsoleApplication, bool handler = true) => new TestProject { OutputKind = kind }
        .WithDocument(Mailer.Replace("HANDLER", handler ? "" : ", \"handler\": false, \"replica\": { \"of\": \"item\" }", StringComparison.Ordinal), "/project/mailer.json", "service")
        .WithDocument(Shop, "/project/shop.json", "import");
}
