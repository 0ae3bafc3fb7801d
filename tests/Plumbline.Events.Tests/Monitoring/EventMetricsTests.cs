namespace Plumbline.Events.Tests.Monitoring;

public sealed class EventMetricsTests
{
    private readonly StreamName _stream = new("test", "user", 0, $"event_{Guid.NewGuid():n}", "json");

    [Fact]
    public void Counts_what_was_sent_by_the_semantic_conventions()
    {
        using var metrics = new EventMetrics();
        using var measured = new Measured(EventTelemetry.Name);
        metrics.Sent(_stream, taken: 5, retried: 2, refused: 1, TimeSpan.FromSeconds(0.25));
        var stream = ("messaging.destination.name", _stream.ToString());

        Assert.Equal([5, 1, 2], measured.Of("messaging.client.sent.messages", stream, ("messaging.operation.name", "send"), ("messaging.system", "plumbline")));
        Assert.Equal([2], measured.Of("messaging.client.sent.messages", stream, ("error.type", "transient")));
        Assert.Equal([1], measured.Of("messaging.client.sent.messages", stream, ("error.type", "refused")));
        Assert.Equal([0.25], measured.Of("messaging.client.operation.duration", stream));
        Assert.Equal([8], measured.Of("plumbline.events.batch.size", stream));
        Assert.Equal([2], measured.Of("plumbline.events.publish.retries", stream));
    }

    [Fact]
    public void Counts_what_was_received_and_handled()
    {
        using var metrics = new EventMetrics();
        using var measured = new Measured(EventTelemetry.Name);
        metrics.Received(_stream, 10, duplicates: 3, TimeSpan.FromSeconds(1));
        metrics.Processed(_stream, 7, TimeSpan.FromSeconds(2), "System.TimeoutException");
        metrics.Lagged(_stream, "process", TimeSpan.FromSeconds(-1));
        var stream = ("messaging.destination.name", _stream.ToString());

        Assert.Equal([10], measured.Of("messaging.client.consumed.messages", stream, ("messaging.operation.type", "receive")));
        Assert.Equal([3], measured.Of("plumbline.events.inbox.duplicates", stream));
        Assert.Equal([2], measured.Of("messaging.process.duration", stream, ("error.type", "System.TimeoutException")));
        Assert.Equal([0], measured.Of("plumbline.events.lag", stream, ("messaging.operation.name", "process")));
    }

    [Fact]
    public void Gauges_tell_what_was_measured_last()
    {
        using var metrics = new EventMetrics();
        using var measured = new Measured(EventTelemetry.Name);
        metrics.InboxDepth.Set(3, _stream.ToString());
        metrics.InboxDepth.Set(4, _stream.ToString());
        measured.Observe();

        Assert.Equal([4], measured.Of("plumbline.events.inbox.depth", ("messaging.destination.name", _stream.ToString())));
    }
}
