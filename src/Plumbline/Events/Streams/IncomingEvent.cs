using System.Diagnostics.CodeAnalysis;

namespace Plumbline.Events;

/// <summary>An event as a stream delivered it.</summary>
public sealed record IncomingEvent
{
    /// <summary>The stream.</summary>
    public required StreamName Stream { get; init; }

    /// <summary>Its id: the same for each delivery, each attempt to publish it and each replay.</summary>
    public required Guid Id { get; init; }

    /// <summary>The key of the resource it is about.</summary>
    public required string Key { get; init; }

    /// <summary>Its place in the publisher's journal: larger is later, for one key. Not contiguous.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The union's member that it is: its discriminator, e.g. <c>user_upserted</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The number of the replay that published it again; 0 where it is no replay.</summary>
    public int Replay { get; init; }

    /// <summary>The body. It is this event's own: it stays valid.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The W3C trace parent of what wrote the record; null where there is none.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The W3C trace state that goes with it.</summary>
    public string? TraceState { get; init; }

    /// <summary>The body's media type.</summary>
    public required string ContentType { get; init; }

    /// <summary>The address of the document that describes the body; null where there is none.</summary>
    public string? DataSchema { get; init; }

    /// <summary>All CloudEvents attributes by name, those above included, and without a transport's prefix.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The stream's partition it came in.</summary>
    public int Partition { get; init; }

    /// <summary>Whether it may have been delivered to this group before. Duplicates without this mark happen as well.</summary>
    public bool IsRedelivered { get; init; }

    /// <summary>
    /// Why its headers cannot be read; null where they can. The event can then only be put aside: <see cref="Id"/> is made from the
    /// body (the same each time), and the rest is empty where it is not known.
    /// </summary>
    public string? Problem { get; init; }

    /// <summary>Whether its headers cannot be read.</summary>
    [MemberNotNullWhen(true, nameof(Problem))]
    public bool IsUnreadable => Problem is not null;
}
