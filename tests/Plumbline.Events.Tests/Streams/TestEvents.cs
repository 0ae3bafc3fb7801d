using System.Text;
namespace Plumbline.Events.Tests.Streams;

/// <summary>Events and streams for tests.</summary>
internal static class TestEvents
{
    public static StreamSpec NewStream(StreamDelivery delivery = StreamDelivery.Observe, int partitions = 4) => new()
    {
        // Another stream for every test, as they share a broker.
        Name = new("test", "user", 0, $"event_{Guid.NewGuid():n}", "json"),
        Delivery = delivery,
        Partitions = partitions,
    };

    public static OutgoingEvent Event(string key, long sequence, string? body = null) => new()
    {
        Id = Guid.CreateVersion7(),
        Key = key,
        Sequence = sequence,
        Time = DateTimeOffset.UnixEpoch.AddSeconds(sequence),
        Type = "user_upserted",
        Body = Encoding.UTF8.GetBytes(body ?? $$"""{"sequence":{{sequence}}}"""),
        ContentType = "application/json",
    };

    /// <summary>Events of several keys in turn: key 0 has sequences 1, keys + 1, ...</summary>
    public static OutgoingEvent[] Several(int count, int keys = 5, int first = 1) =>
        [.. Enumerable.Range(first, count).Select(i => Event($"key-{i % keys}", i))];
}
