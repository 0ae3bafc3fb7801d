using System.Data.Common;

namespace Plumbline.Events;

/// <summary>What a handler knows of an event beside its content.</summary>
public sealed record EventContext
{
    /// <summary>Its id, the same for each delivery, attempt and replay.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The key of the resource it is about.</summary>
    public required string Key { get; init; }

    /// <summary>Its place in the publisher's journal: larger is later, for one key. Not contiguous.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>How often it is being handled, this time included: 1 at first.</summary>
    public required int Attempt { get; init; }

    /// <summary>The number of the replay that sent it again; 0 where it is no replay.</summary>
    public int Replay { get; init; }

    /// <summary>All its CloudEvents attributes by name.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>
    /// The transaction of the consumer's own database in which the event is also taken off the queue, so that what is written in it is kept
    /// exactly once. Emitted stores join it by themselves.
    /// </summary>
    public required DbTransaction Transaction { get; init; }
}
