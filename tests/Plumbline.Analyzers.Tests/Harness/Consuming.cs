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

    public static TestProject Project(OutputKind kind = OutputKind.ConsoleApplication, bool handler = true)
    {
        var mailer = Examples.Read("mailer.json");
        if (!handler)
            mailer = mailer.Replace("shop_event\"", "shop_event\", \"handler\": false, \"replica\": { \"of\": \"item\" }", StringComparison.Ordinal);

        return new TestProject { OutputKind = kind }
            .WithDocument(mailer, "/project/mailer.json", "service")
            .WithDocument(Examples.Read("store.json"), "/project/store.json", "import");
    }
}
