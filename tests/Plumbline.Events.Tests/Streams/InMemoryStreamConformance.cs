namespace Plumbline.Events.Tests.Streams;

public sealed class InMemoryStreamConformance : StreamConformance
{
    protected override IEventStream Stream { get; } = new InMemoryEventStream();
}
