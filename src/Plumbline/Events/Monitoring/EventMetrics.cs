using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Plumbline.Events;

/// <summary>The metrics of events: those of OpenTelemetry's conventions for messaging by their names, ours under <c>plumbline.events</c>.</summary>
internal sealed class EventMetrics : IDisposable
{
    /// <summary>The attribute with the stream's name.</summary>
    public const string Destination = "messaging.destination.name";

    private readonly Meter _meter;
    private readonly Counter<long> _sent;
    private readonly Counter<long> _consumed;
    private readonly Histogram<double> _operation;
    private readonly Histogram<double> _process;
    private readonly Histogram<int> _batch;
    private readonly Histogram<double> _lag;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _belowFloor;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _leaseChanges;
    private readonly Counter<long> _failures;

    /// <summary>Makes them.</summary>
    /// <param name="factory">What makes meters here; null for one of its own.</param>
    public EventMetrics(IMeterFactory? factory = null)
    {
        _meter = factory?.Create(EventTelemetry.Name) ?? new(EventTelemetry.Name);
        _sent = _meter.CreateCounter<long>("messaging.client.sent.messages", "{message}", "Events that a stream was asked to take.");
        _consumed = _meter.CreateCounter<long>("messaging.client.consumed.messages", "{message}", "Events that a stream delivered.");
        _operation = _meter.CreateHistogram<double>("messaging.client.operation.duration", "s", "How long it took to send or receive a batch.");
        _process = _meter.CreateHistogram<double>("messaging.process.duration", "s", "How long it took to handle a batch.");
        _batch = _meter.CreateHistogram<int>("plumbline.events.batch.size", "{message}", "Events that were sent or handled together.");
        _lag = _meter.CreateHistogram<double>("plumbline.events.lag", "s", "From when something happened to when its event was sent or handled.");
        _retries = _meter.CreateCounter<long>("plumbline.events.publish.retries", "{message}", "Events that a stream could not take for the time being.");
        _belowFloor = _meter.CreateCounter<long>("plumbline.events.publish.below_floor", "{message}", "Queued records that only the full scan found; must stay 0.");
        _duplicates = _meter.CreateCounter<long>("plumbline.events.inbox.duplicates", "{message}", "Events that had come before.");
        _leaseChanges = _meter.CreateCounter<long>("plumbline.events.lease.changes", "{change}", "Leases that were taken or lost.");
        _failures = _meter.CreateCounter<long>("plumbline.events.failures", "{failure}", "What was reported to monitors.");
        OutboxDepth = Gauge("outbox.depth", "{message}", "Queued records that are not published yet, up to 10001.");
        OutboxOldestAge = Gauge("outbox.oldest_age", "s", "The age of the oldest record that is not published yet.");
        OutboxFailed = Gauge("outbox.failed", "{message}", "Records that are parked.");
        InboxDepth = Gauge("inbox.depth", "{message}", "Events that wait for their handler, up to 10001.");
        InboxOldestAge = Gauge("inbox.oldest_age", "s", "The age of the oldest event that waits for its handler.");
        InboxFailed = Gauge("inbox.failed", "{message}", "Events that wait to be handled again.");
        InboxDead = Gauge("inbox.dead", "{message}", "Events that were given up or put aside.");
        QueueDeadTuples = Gauge("queue.dead_tuples", "{tuple}", "Dead rows of the queues, which make reading slow where they stay.");
        XminAge = Gauge("xmin.age", "s", "The age of the oldest transaction, which keeps dead rows from being removed.");
    }

    /// <summary>Queued records, up to 10001.</summary>
    public EventGauge OutboxDepth { get; }

    /// <summary>The age of the oldest queued record in seconds.</summary>
    public EventGauge OutboxOldestAge { get; }

    /// <summary>Parked records.</summary>
    public EventGauge OutboxFailed { get; }

    /// <summary>Events that wait for their handler, up to 10001.</summary>
    public EventGauge InboxDepth { get; }

    /// <summary>The age of the oldest waiting event in seconds.</summary>
    public EventGauge InboxOldestAge { get; }

    /// <summary>Events that wait to be handled again.</summary>
    public EventGauge InboxFailed { get; }

    /// <summary>Events that were given up or put aside.</summary>
    public EventGauge InboxDead { get; }

    /// <summary>Dead rows of the queues.</summary>
    public EventGauge QueueDeadTuples { get; }

    /// <summary>The age of the oldest transaction in seconds.</summary>
    public EventGauge XminAge { get; }

    /// <summary>A batch was sent.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="taken">Events that it took.</param>
    /// <param name="retried">Events that it could not take for the time being.</param>
    /// <param name="refused">Events that it will never take.</param>
    /// <param name="time">How long it took.</param>
    public void Sent(StreamName stream, int taken, int retried, int refused, TimeSpan time)
    {
        var tags = Tags(stream, "send");
        _sent.Add(taken, tags);
        _operation.Record(time.TotalSeconds, tags);
        _batch.Record(taken + retried + refused, tags);
        if (refused > 0)
            _sent.Add(refused, Tags(stream, "send", "refused"));

        if (retried > 0)
        {
            _sent.Add(retried, Tags(stream, "send", "transient"));
            _retries.Add(retried, new KeyValuePair<string, object?>(Destination, stream.ToString()));
        }
    }

    /// <summary>A batch was received.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="count">Its events.</param>
    /// <param name="duplicates">Those among them that had come before.</param>
    /// <param name="time">How long it took to store it.</param>
    public void Received(StreamName stream, int count, int duplicates, TimeSpan time)
    {
        var tags = Tags(stream, "receive");
        _consumed.Add(count, tags);
        _operation.Record(time.TotalSeconds, tags);
        if (duplicates > 0)
            _duplicates.Add(duplicates, new KeyValuePair<string, object?>(Destination, stream.ToString()));
    }

    /// <summary>A batch was handled.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="count">Its events.</param>
    /// <param name="time">How long it took.</param>
    /// <param name="error">The type of what was thrown; null where nothing was.</param>
    public void Processed(StreamName stream, int count, TimeSpan time, string? error = null)
    {
        var tags = Tags(stream, "process", error);
        _process.Record(time.TotalSeconds, tags);
        _batch.Record(count, tags);
    }

    /// <summary>An event reached a stream, or was handled, some time after what it tells of.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="operation"><c>send</c> or <c>process</c>.</param>
    /// <param name="lag">How long after.</param>
    public void Lagged(StreamName stream, string operation, TimeSpan lag) => _lag.Record(Math.Max(0, lag.TotalSeconds), Tags(stream, operation));

    /// <summary>The full scan found queued records that were passed over.</summary>
    /// <param name="count">How many.</param>
    public void BelowFloor(int count) => _belowFloor.Add(count);

    /// <summary>A lease was taken or lost.</summary>
    /// <param name="lease">Which.</param>
    public void LeaseChanged(string lease) => _leaseChanges.Add(1, new KeyValuePair<string, object?>("plumbline.lease", lease));

    /// <summary>Monitors were told of something.</summary>
    /// <param name="report">Of what.</param>
    public void Failed(FailureReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        _failures.Add(report.Count, new TagList
        {
            { "plumbline.failure", report.Kind.ToString() },
            { Destination, report.Stream },
            { "plumbline.handler", report.Handler },
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static TagList Tags(StreamName stream, string operation, string? error = null)
    {
        var tags = new TagList { { "messaging.system", "plumbline" }, { "messaging.operation.name", operation }, { "messaging.operation.type", operation }, { Destination, stream.ToString() } };
        if (error is not null)
            tags.Add("error.type", error);

        return tags;
    }

    private EventGauge Gauge(string name, string unit, string description) => new(_meter, "plumbline.events." + name, unit, description);
}
