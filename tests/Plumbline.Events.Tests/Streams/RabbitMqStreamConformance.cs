using Microsoft.Extensions.Logging.Abstractions;
using Plumbline.RabbitMQ;

namespace Plumbline.Events.Tests.Streams;

[Collection(RabbitMqFixture.Name)]
public sealed class RabbitMqStreamConformance(RabbitMqFixture rabbit) : StreamConformance, IAsyncDisposable
{
    private readonly RabbitMqEventStream _stream = new(new() { ConnectionString = rabbit.Server.ConnectionString }, NullLogger<RabbitMqEventStream>.Instance);

    protected override IEventStream Stream => _stream;

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
