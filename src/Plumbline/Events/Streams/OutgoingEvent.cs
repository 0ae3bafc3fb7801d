namespace Plumbline.Events;

/// <summary>An event on its way to a stream.</summary>
public sealed record OutgoingEvent
{
    /// <summary>Its id, the same however often it is published.</summary>
    public required Guid Id { get; init; }

    /// <summary>The key of the resource it is about. The events of a key keep their order.</summary>
    public required string Key { get; init; }

    /// <summary>Its place in the journal (<c>journal_id</c>): larger is later, for one key. Not contiguous.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The union's member that it is: its discriminator, e.g. <c>user_upserted</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The number of the replay that publishes it again; 0 where it is published for the first time.</summary>
    public int Replay { get; init; }

    /// <summary>The body, in the stream's serialization. It may not change until publishing has ended.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The W3C trace parent of what wrote the record; null where nothing was traced.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The W3C trace state that goes with it.</summary>
    public string? TraceState { get; init; }

    /// <summary>The body's media type.</summary>
    public required string ContentType { get; init; }

    /// <summary>The address of the document that describes the body; null where it has none.</summary>
    public string? DataSchema { get; init; }
}
