using System.Globalization;
using System.Text;

namespace Plumbline.Events.Tests.Consuming;

/// <summary>Events of the users service, and how a test publishes them.</summary>
internal static class UserEvents
{
    public static StreamName Name { get; } = new("production", "user", 0, "user_event", "json");

    private static readonly DateTimeOffset s_start = DateTimeOffset.UtcNow.AddMinutes(-10);

    public static OutgoingEvent Upserted(string id, long sequence, string? email = null) =>
        Make("user_upserted", id, sequence, $$"""{"id":"{{id}}","email":"{{email ?? $"{id}-{sequence}@example.io"}}","status":"active"}""");

    public static OutgoingEvent Deleted(string id, long sequence) => Make("user_deleted", id, sequence, $$"""{"id":"{{id}}","status":"active"}""");

    /// <summary>A member that this service's document does not know yet.</summary>
    public static OutgoingEvent Unknown(string id, long sequence) => Make("user_merged", id, sequence, $$"""{"id":"{{id}}","status":"active"}""");

    public static async Task PublishAsync(this IEventStream stream, params OutgoingEvent[] events)
    {
        await stream.EnsureAsync(new() { Name = Name }, TestContext.Current.CancellationToken);
        Assert.All(await stream.PublishAsync(Name, events, TestContext.Current.CancellationToken), result => Assert.True(result.IsOk, result.Reason));
    }

    private static OutgoingEvent Make(string type, string id, long sequence, string user)
    {
        // The same event has the same id and time whenever it is made.
        var eventId = new Guid((int)sequence, 1, 7, [1, 2, 3, 4, 5, 6, 7, 8]);
        var time = s_start.AddMilliseconds(sequence);
        var body = string.Create(
            CultureInfo.InvariantCulture, $$"""{"discriminator":"{{type}}","event_id":"{{eventId}}","timestamp":"{{time:O}}","user":{{user}}}""");
        return new()
        {
            Id = eventId,
            Key = id,
            Sequence = sequence,
            Time = time,
            Type = type,
            Body = Encoding.UTF8.GetBytes(body),
            ContentType = "application/json",
        };
    }
}
