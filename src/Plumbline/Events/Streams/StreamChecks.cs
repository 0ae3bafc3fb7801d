using System.Globalization;

namespace Plumbline.Events;

/// <summary>What every stream checks the same way; for those who write one.</summary>
public static class StreamChecks
{
    /// <summary>The largest body in bytes where nothing else is set: 1 MiB.</summary>
    public const int MaxEventBytes = 1024 * 1024;

    private const int MaxGroupLength = 60;

    /// <summary>Checks that a group may read a stream so.</summary>
    /// <param name="spec">The stream.</param>
    /// <param name="group">The group.</param>
    /// <param name="options">How.</param>
    /// <exception cref="ArgumentException">The group's name cannot be one.</exception>
    /// <exception cref="InvalidOperationException">The options do not fit the stream's delivery.</exception>
    public static void Reading(StreamSpec spec, string group, ReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(options);
        if (!StreamName.IsPart(group) || group.Length > MaxGroupLength)
            throw new ArgumentException($"'{group}' cannot be the name of a group: it is of a-z, 0-9, _ and -, up to {MaxGroupLength} characters.", nameof(group));

        if (spec.Delivery == StreamDelivery.Consume && (options.Replay || options.Start != StreamStart.Beginning))
            throw new InvalidOperationException($"The stream {spec.Name} is consumed: what was taken from it is gone, so a group cannot choose where to start.");
    }

    /// <summary>What to throw where <see cref="IEventStream.EnsureAsync"/> was not called.</summary>
    /// <param name="stream">The stream.</param>
    public static InvalidOperationException NotEnsured(StreamName stream) => new($"Call EnsureAsync for the stream {stream} first.");

    /// <summary>Refuses an event that is too large.</summary>
    /// <param name="outgoing">The event.</param>
    /// <param name="maxBytes">The largest body.</param>
    /// <returns>The refusal; null where it is not too large.</returns>
    public static PublishResult? TooLarge(OutgoingEvent outgoing, int maxBytes)
    {
        ArgumentNullException.ThrowIfNull(outgoing);
        return outgoing.Body.Length <= maxBytes
            ? null
            : PublishResult.Refused(string.Create(
                CultureInfo.InvariantCulture, $"The event has {outgoing.Body.Length} bytes; the stream takes up to {maxBytes}."));
    }
}
