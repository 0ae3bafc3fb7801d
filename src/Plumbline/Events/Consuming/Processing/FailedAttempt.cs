namespace Plumbline.Events;

/// <summary>That a consumer has not handled an event, and how it goes on.</summary>
/// <param name="Consumer">The consumer's name.</param>
/// <param name="State">How it goes on.</param>
/// <param name="Reason">Why.</param>
/// <param name="Delay">When the next attempt is due, from now on; null where none is planned.</param>
internal sealed record FailedAttempt(string Consumer, FailedState State, string Reason, TimeSpan? Delay);
