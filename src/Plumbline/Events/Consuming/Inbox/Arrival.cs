using System.Runtime.InteropServices;

namespace Plumbline.Events;

/// <summary>An event as it goes into the inbox.</summary>
internal sealed record Arrival
{
    /// <summary>The slots that keys fall to.</summary>
    public const int Slots = 64;

    // An index of the table of failures holds keys, and PostgreSQL's take no more than 2,704 bytes.
    private const int LongestKey = 600;

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Its id.</summary>
    public required Guid EventId { get; init; }

    /// <summary>The replay's number.</summary>
    public required int Replay { get; init; }

    /// <summary>The key of the resource it is about.</summary>
    public required string Key { get; init; }

    /// <summary>Its place in the publisher's journal.</summary>
    public required long Sequence { get; init; }

    /// <summary>The union's member that it is.</summary>
    public required string Type { get; init; }

    /// <summary>Its headers, as JSON.</summary>
    public required string Headers { get; init; }

    /// <summary>Its body.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Why nobody can handle it; null where somebody can.</summary>
    public string? Problem { get; init; }

    /// <summary>What its key falls to.</summary>
    public short Slot => (short)StreamPartition.Of(Key, Slots);

    /// <summary>The events of a delivery; of those that are in it twice, the first.</summary>
    /// <param name="events">The events.</param>
    public static List<Arrival> Of(IReadOnlyList<IncomingEvent> events)
    {
        var arrivals = new List<Arrival>(events.Count);
        var seen = new HashSet<(DateTimeOffset, Guid, int)>(events.Count);
        foreach (var incoming in events)
        {
            var arrival = Of(incoming);
            if (seen.Add((arrival.Time, arrival.EventId, arrival.Replay)))
                arrivals.Add(arrival);
        }

        return arrivals;
    }

    /// <summary>The same as something that every database keeps, for when one refused it.</summary>
    /// <param name="problem">Why it was refused.</param>
    public Arrival Refused(string problem) => this with { Key = "", Type = "", Headers = "{}", Problem = InboxText.Reason(problem) };

    private static Arrival Of(IncomingEvent incoming) => new()
    {
        // What has no time of its own gets the same one whenever it comes, so that it is known when it comes again.
        Time = Data.Microseconds.Truncate(incoming.Time == default ? DateTimeOffset.UnixEpoch : incoming.Time),
        EventId = incoming.Id,
        Replay = incoming.Replay,
        Key = InboxText.Clean(incoming.Key.Length <= LongestKey ? incoming.Key : incoming.Key[..LongestKey]),
        Sequence = incoming.Sequence,
        Type = InboxText.Clean(incoming.Type),
        Headers = InboxHeaders.Write(incoming.Headers),
        Body = MemoryMarshal.TryGetArray(incoming.Body, out var bytes) && bytes is { Offset: 0, Array: { } array } && array.Length == bytes.Count
            ? array
            : incoming.Body.ToArray(),
        Problem = incoming.Problem ?? ProblemOf(incoming),
    };

    private static string? ProblemOf(IncomingEvent incoming) => incoming switch
    {
        { Key.Length: > LongestKey } => $"The event's key is longer than {LongestKey} characters.",
        _ when !InboxText.IsKept(incoming.Key) => "The event's key has a character that databases do not keep.",
        _ => null,
    };
}
