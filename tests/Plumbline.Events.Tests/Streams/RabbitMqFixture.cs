namespace Plumbline.Events.Tests.Streams;

/// <summary>One broker for all tests that need one and leave it running.</summary>
[CollectionDefinition(Name)]
public sealed class RabbitMqFixture : IAsyncLifetime, ICollectionFixture<RabbitMqFixture>
{
    public const string Name = "RabbitMQ";

    internal RabbitMqServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await RabbitMqServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
