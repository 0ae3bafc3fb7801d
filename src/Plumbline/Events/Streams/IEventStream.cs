namespace Plumbline.Events;

/// <summary>Carries events from the service that publishes them to the groups that read them. One per process.</summary>
/// <remarks>
/// <para>At least once: what was answered <see cref="PublishOutcome.Ok"/> reaches every group, possibly more than once; readers must
/// stop duplicates by <see cref="IncomingEvent.Id"/> (a replay has the same id and another <see cref="IncomingEvent.Replay"/>).</para>
/// <para>In order per key: the first deliveries of a key's events to a group are in the order in which they were published. After a
/// fault an event comes again, followed by those after it. There is no order between keys.</para>
/// </remarks>
public interface IEventStream
{
    /// <summary>Makes a stream where it is missing and checks it where it exists. Must be called, by everyone who uses the stream, before anything else.</summary>
    /// <param name="spec">The stream.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StreamUnavailableException">
    /// The broker does not answer. The stream is remembered and made as soon as the broker does: publishing and reading may go on.
    /// </exception>
    /// <exception cref="StreamMismatchException">The stream exists with another delivery or number of partitions.</exception>
    ValueTask EnsureAsync(StreamSpec spec, CancellationToken cancellationToken);

    /// <summary>
    /// Publishes events. Those of a key go in the order of the list; where one is not taken for the time being, those of its key behind
    /// it are not published and <see cref="PublishOutcome.Transient"/> too, so that publishing the rest again cannot change their order.
    /// A refused event does not hold up others. Faults of the broker are results, not exceptions.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="events">The events.</param>
    /// <param name="cancellationToken">Gives up waiting for answers; what was published by then may or may not be in the stream.</param>
    /// <returns>What became of each, in the order of <paramref name="events"/>.</returns>
    /// <exception cref="InvalidOperationException"><see cref="EnsureAsync"/> was not called for the stream.</exception>
    ValueTask<IReadOnlyList<PublishResult>> PublishAsync(StreamName stream, IReadOnlyList<OutgoingEvent> events, CancellationToken cancellationToken);

    /// <summary>
    /// Reads as a group, until cancelled: it outlives faults of the broker. Of several readers of a group, one at a time gets the events of a
    /// partition, the others stand by. What a reader holds unacknowledged when it ends goes to the next.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="group">The group, named like a part of a stream name (<see cref="StreamName.IsPart"/>).</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    /// <exception cref="InvalidOperationException"><see cref="EnsureAsync"/> was not called for the stream, or the options do not fit its delivery.</exception>
    /// <exception cref="StreamMismatchException">The stream exists with another delivery or number of partitions.</exception>
    IAsyncEnumerable<EventDelivery> ReadAsync(StreamName stream, string group, ReadOptions options, CancellationToken cancellationToken);

    /// <summary>
    /// Says that a delivery, and every earlier one of the same reader, has been dealt with. Where the connection it came by is gone, or its
    /// reader has ended, this does nothing: the events come again.
    /// </summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask AckAsync(EventDelivery delivery, CancellationToken cancellationToken);

    /// <summary>Asks the broker whether it works, for health checks.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<StreamHealth> ProbeAsync(CancellationToken cancellationToken);
}
