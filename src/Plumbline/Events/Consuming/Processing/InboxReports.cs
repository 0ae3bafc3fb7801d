namespace Plumbline.Events;

/// <summary>Tells monitors and metrics what becomes of the events of the inbox.</summary>
/// <param name="reporter">The monitors.</param>
/// <param name="metrics">The metrics.</param>
/// <param name="time">The clock.</param>
internal sealed class InboxReports(FailureReporter reporter, EventMetrics metrics, TimeProvider time)
{
    /// <summary>A delivery was kept.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="count">Its events.</param>
    /// <param name="duplicates">Those that had come before.</param>
    /// <param name="took">How long it took.</param>
    public void Received(InboxStream stream, int count, int duplicates, TimeSpan took) => metrics.Received(stream.Name, count, duplicates, took);

    /// <summary>Events were handled, or the attempt failed.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="entries">The events.</param>
    /// <param name="outcome">What came of them; null where the attempt failed.</param>
    /// <param name="took">How long it took.</param>
    /// <param name="error">The type of what was thrown; null where nothing was.</param>
    public void Processed(InboxStream stream, IReadOnlyList<InboxEntry> entries, BatchOutcome? outcome, TimeSpan took, string? error)
    {
        metrics.Processed(stream.Name, entries.Count, took, error ?? outcome?.Failures.Select(f => f.Exception?.GetType().FullName).FirstOrDefault(type => type is not null));
        if (outcome is null)
            return;

        var now = time.GetUtcNow();
        foreach (var entry in outcome.Handled)
            metrics.Lagged(stream.Name, "process", now - entry.Time);
    }

    /// <summary>Events came that nobody can read.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="dead">The events.</param>
    /// <param name="cancellationToken">The service is stopping.</param>
    public async ValueTask UnreadableAsync(InboxStream stream, IReadOnlyList<Arrival> dead, CancellationToken cancellationToken)
    {
        foreach (var arrival in dead)
        {
            await reporter.ReportAsync(
                new()
                {
                    Kind = FailureKind.Parked,
                    Service = stream.Group,
                    Message = $"An event cannot be read and was put aside: {arrival.Problem}",
                    Stream = stream.Name.ToString(),
                    EventId = arrival.EventId,
                },
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A stream no longer has events that this service has not seen.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="lost">How many.</param>
    /// <param name="cancellationToken">The service is stopping.</param>
    public ValueTask LostAsync(InboxStream stream, long lost, CancellationToken cancellationToken) => reporter.ReportAsync(
        new()
        {
            Kind = FailureKind.Integrity,
            Service = stream.Group,
            Message = $"{lost} events of {stream.Name} were removed from the stream before this service read them. Let the publisher resync the table, or replay from its journal.",
            Stream = stream.Name.ToString(),
        },
        cancellationToken);

    /// <summary>Tells of what failed.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="outcome">What came of a batch.</param>
    /// <param name="cancellationToken">The service is stopping.</param>
    public async ValueTask FailedAsync(InboxStream stream, BatchOutcome outcome, CancellationToken cancellationToken)
    {
        foreach (var (entry, attempt, exception) in outcome.Failures)
        {
            // That one waits for another one was told with the other one.
            if (attempt.State == FailedState.Waiting)
                continue;

            await reporter.ReportAsync(
                new()
                {
                    Kind = attempt.State switch { FailedState.Retry => FailureKind.Handler, FailedState.Parked => FailureKind.Parked, _ => FailureKind.Dead },
                    Service = stream.Group,
                    Message = Message(attempt),
                    Stream = stream.Name.ToString(),
                    Handler = attempt.Consumer,
                    EventId = entry.EventId,
                    Key = entry.Content?.Key,
                    Attempt = entry.Attempt,
                    Exception = exception,
                },
                cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Message(FailedAttempt attempt) => attempt.State switch
    {
        FailedState.Retry => "An event was not handled; it is handled again later.",
        FailedState.Parked => "An event was put aside until somebody decides.",
        _ => "An event was given up until somebody decides.",
    };
}
