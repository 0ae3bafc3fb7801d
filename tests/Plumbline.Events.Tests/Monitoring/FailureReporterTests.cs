namespace Plumbline.Events.Tests.Monitoring;

public sealed class FailureReporterTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly TestLog<FailureReporter> _log = new();
    private readonly Monitor _monitor = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tells_of_a_cause_once_a_minute_with_its_count()
    {
        var reporter = new FailureReporter([_monitor], _clock, _log);
        var first = _clock.GetUtcNow();
        await reporter.ReportAsync(Thrown("event 1"), Stop);
        _clock.Advance(TimeSpan.FromSeconds(20));
        await reporter.ReportAsync(Thrown("event 2"), Stop);
        await reporter.ReportAsync(Thrown("event 3"), Stop);
        Assert.Equal(1, Assert.Single(_monitor.Reports).Count);

        _clock.Advance(TimeSpan.FromSeconds(40));
        await reporter.ReportAsync(Thrown("event 4"), Stop);
        Assert.Equal(2, _monitor.Reports.Count);
        Assert.Equal((3, first, _clock.GetUtcNow()), (_monitor.Reports[1].Count, _monitor.Reports[1].FirstSeen, _monitor.Reports[1].LastSeen));
    }

    [Fact]
    public async Task Tells_of_what_was_counted_when_nothing_follows()
    {
        var reporter = new FailureReporter([_monitor], _clock, _log);
        await reporter.ReportAsync(Thrown("1"), Stop);
        await reporter.ReportAsync(Thrown("2"), Stop);
        await reporter.FlushAsync(Stop);
        Assert.Single(_monitor.Reports);

        _clock.Advance(TimeSpan.FromMinutes(1));
        await reporter.FlushAsync(Stop);
        await reporter.FlushAsync(Stop);
        Assert.Equal([1, 1], _monitor.Reports.Select(r => r.Count));
    }

    [Fact]
    public async Task Starts_over_after_a_quiet_while()
    {
        var reporter = new FailureReporter([_monitor], _clock, _log);
        await reporter.ReportAsync(Thrown("1"), Stop);
        _clock.Advance(TimeSpan.FromMinutes(5));
        await reporter.FlushAsync(Stop);
        await reporter.ReportAsync(Thrown("2"), Stop);

        Assert.Equal(_clock.GetUtcNow(), _monitor.Reports[1].FirstSeen);
    }

    [Fact]
    public async Task Keeps_causes_apart()
    {
        var reporter = new FailureReporter([_monitor], _clock, _log);
        await reporter.ReportAsync(Thrown("1"), Stop);
        await reporter.ReportAsync(Thrown("1") with { Handler = "Other" }, Stop);
        await reporter.ReportAsync(Thrown("1") with { Kind = FailureKind.Parked }, Stop);
        await reporter.ReportAsync(Thrown("1") with { Exception = ThrownElsewhere() }, Stop);
        await reporter.ReportAsync(Thrown("1") with { Exception = null, Message = "a" }, Stop);
        await reporter.ReportAsync(Thrown("1") with { Exception = null, Message = "b" }, Stop);

        Assert.Equal(6, _monitor.Reports.Count);
    }

    [Fact]
    public async Task Tells_the_others_where_a_monitor_fails()
    {
        var reporter = new FailureReporter([new Monitor { Throws = true }, _monitor], _clock, _log);
        await reporter.ReportAsync(Thrown("1"), Stop);

        Assert.Single(_monitor.Reports);
        Assert.Equal("pager is down", Assert.Single(_log.Entries).Exception?.Message);
    }

    [Fact]
    public async Task The_default_monitor_logs_and_counts()
    {
        using var metrics = new EventMetrics();
        using var measured = new Measured(EventTelemetry.Name);
        var log = new TestLog<EventMonitor>();
        var reporter = new FailureReporter([new EventMonitor(log, metrics)], _clock, _log);
        var report = Thrown("1") with { Stream = "test.user.v0.user_event.json", EventId = Guid.Empty, Key = "someone@example.com" };
        await reporter.ReportAsync(report, Stop);

        var entry = Assert.Single(log.Entries);
        Assert.StartsWith("Handler: It failed. (stream test.user.v0.user_event.json, handler Mailer, event 00000000-0000-0000-0000-000000000000, attempt 2, 1 times since ", entry.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("someone", entry.Message, StringComparison.Ordinal);
        Assert.Same(report.Exception, entry.Exception);
        Assert.Equal(1, measured.Sum("plumbline.events.failures", ("plumbline.failure", "Handler"), ("messaging.destination.name", "test.user.v0.user_event.json")));
    }

    private static FailureReport Thrown(string message)
    {
        try
        {
            throw new InvalidOperationException(message);
        }
        catch (InvalidOperationException e)
        {
            return new() { Kind = FailureKind.Handler, Service = "user", Message = "It failed.", Handler = "Mailer", Attempt = 2, Exception = e };
        }
    }

    private static InvalidOperationException ThrownElsewhere()
    {
        try
        {
            throw new InvalidOperationException("1");
        }
        catch (InvalidOperationException e)
        {
            return e;
        }
    }

    private sealed class Monitor : IEventMonitor
    {
        public List<FailureReport> Reports { get; } = [];

        public bool Throws { get; init; }

        public ValueTask ReportAsync(FailureReport report, CancellationToken cancellationToken)
        {
            if (Throws)
                throw new InvalidOperationException("pager is down");

            Reports.Add(report);
            return default;
        }
    }
}
