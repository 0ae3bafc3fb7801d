using System.Diagnostics.CodeAnalysis;

namespace Plumbline.Events;

/// <summary>What became of one event that was published.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why it is not in the stream; null where it is.</param>
public readonly record struct PublishResult(PublishOutcome Outcome, string? Reason)
{
    /// <summary>The stream has it, as safe as the stream keeps events.</summary>
    public static PublishResult Ok => default;

    /// <summary>Whether the stream has it.</summary>
    [MemberNotNullWhen(false, nameof(Reason))]
    public bool IsOk => Outcome == PublishOutcome.Ok;

    /// <summary>It may or may not be in the stream: publish it again.</summary>
    /// <param name="reason">Why, for people.</param>
    public static PublishResult Transient(string reason) => new(PublishOutcome.Transient, reason);

    /// <summary>The stream will never take this event; others may go on.</summary>
    /// <param name="reason">Why, for people.</param>
    public static PublishResult Refused(string reason) => new(PublishOutcome.Refused, reason);
}

/// <summary>What became of an event that was published.</summary>
public enum PublishOutcome
{
    /// <summary>The stream has it.</summary>
    Ok,

    /// <summary>It may or may not be in the stream (the broker is away, full, slow, or its answer was lost): publish it again.</summary>
    Transient,

    /// <summary>The stream will never take this event, e.g. because it is too large.</summary>
    Refused,
}
