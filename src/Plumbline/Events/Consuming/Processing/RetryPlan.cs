namespace Plumbline.Events;

/// <summary>Decides how it goes on with an event that was not handled.</summary>
internal static class RetryPlan
{
    /// <summary>How it goes on.</summary>
    /// <param name="consumer">The consumer.</param>
    /// <param name="attempt">How often it was handled, this time included.</param>
    /// <param name="age">How long ago the first attempt was.</param>
    /// <param name="reason">Why it was not handled.</param>
    /// <param name="after">When the consumer wants it again; null for the usual wait.</param>
    /// <param name="random">From 0 up to, and without, 1.</param>
    public static FailedAttempt Next(EventConsumer consumer, int attempt, TimeSpan age, string reason, TimeSpan? after, double random)
    {
        var options = consumer.Options;
        return attempt >= options.MaxAttempts || age >= options.MaxAge
            ? new(consumer.Name, FailedState.Dead, reason, null)
            : new(consumer.Name, FailedState.Retry, reason, after ?? Wait(options, attempt, random));
    }

    // Up to a fifth shorter or longer, so that what failed together does not come back at the same moment.
    private static TimeSpan Wait(EventConsumerOptions options, int attempt, double random)
    {
        var seconds = Math.Min(options.FirstDelay.TotalSeconds * Math.Pow(2, Math.Min(attempt - 1, 30)), options.LongestDelay.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (0.8 + (0.4 * random)));
    }
}
