namespace Plumbline.Events;

/// <summary>What came of a batch, once it is committed.</summary>
internal sealed class BatchOutcome
{
    private readonly List<Failure> _failures = [];
    private readonly List<InboxEntry> _handled = [];

    /// <summary>The events that were taken off the queue, or off what failed.</summary>
    public IReadOnlyList<InboxEntry> Handled => _handled;

    /// <summary>What failed.</summary>
    public IReadOnlyList<Failure> Failures => _failures;

    /// <summary>Events were taken.</summary>
    /// <param name="entries">The events.</param>
    public void Take(IEnumerable<InboxEntry> entries) => _handled.AddRange(entries);

    /// <summary>An event failed.</summary>
    /// <param name="entry">The event.</param>
    /// <param name="attempt">How it goes on.</param>
    /// <param name="exception">What was thrown; null where nothing was.</param>
    public void Fail(InboxEntry entry, FailedAttempt attempt, Exception? exception = null) => _failures.Add(new(entry, attempt, exception));

    /// <summary>An event that failed.</summary>
    /// <param name="Entry">The event.</param>
    /// <param name="Attempt">How it goes on.</param>
    /// <param name="Exception">What was thrown; null where nothing was.</param>
    public sealed record Failure(InboxEntry Entry, FailedAttempt Attempt, Exception? Exception);
}
