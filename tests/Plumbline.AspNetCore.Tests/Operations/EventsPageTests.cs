using System.Text;
using System.Text.Json;
using Plumbline.Events;

namespace Plumbline.AspNetCore.Tests.Operations;

public sealed class EventsPageTests
{
    private const string Hostile = "\"><script>alert(1)</script>'&";

    [Fact]
    public void Turns_no_text_into_markup()
    {
        var page = EventsPage.Write(View(Hostile), "/" + Hostile, new(Hostile, IsProblem: true));
        var harmless = EventsPage.Write(View("x"), "/x", new("x", IsProblem: true));

        // As many tags and quotes as without: no text has become one.
        Assert.All("<>\"'", c => Assert.Equal(harmless.Count(x => x == c), page.Count(x => x == c)));
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_programs_the_same()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            EventsJson.Write(writer, View("x"));

        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(buffer.ToArray()));
        var queue = json.RootElement.GetProperty("queue");
        Assert.Equal(3, queue.GetProperty("waiting").GetInt32());
        Assert.Equal(90.5, queue.GetProperty("oldest_age_seconds").GetDouble());
        Assert.Equal("user_event", queue.GetProperty("streams")[0].GetProperty("stream").GetString());
        Assert.Equal("insert", queue.GetProperty("journal")[0].GetProperty("operation").GetString());
        Assert.Equal(17, queue.GetProperty("failed")[0].GetProperty("id").GetInt64());
        Assert.Equal(4, queue.GetProperty("replays")[0].GetProperty("replay").GetInt32());
        var over = queue.GetProperty("episodes")[1];
        Assert.Equal(("interruption", "x"), (over.GetProperty("kind").GetString(), over.GetProperty("detail").GetString()));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddMinutes(1), over.GetProperty("until").GetDateTimeOffset());
        Assert.True(queue.GetProperty("episodes")[2].GetProperty("ended_unnoticed").GetBoolean());
        var inbox = json.RootElement.GetProperty("inbox");
        Assert.Equal(2, inbox.GetProperty("streams")[0].GetProperty("parked").GetInt32());
        Assert.Equal("parked", inbox.GetProperty("failed")[0].GetProperty("state").GetString());
    }

    [Fact]
    public void Tells_of_an_outage_that_is_over_and_of_a_process_that_was_killed()
    {
        var page = EventsPage.Write(View("x"), "/x", null);

        Assert.Contains("<td>1970-01-01 00:00:00Z</td><td>1970-01-01 00:01:00Z</td><td>60 s</td><td class=\"error\">the streams took nothing: x</td>", page, StringComparison.Ordinal);
        Assert.Contains("ended without a word</span></td><td></td><td class=\"error\">published by x</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td>now</td><td></td><td class=\"error\">published by x</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_where_there_are_no_events() =>
        Assert.Contains("neither publishes nor consumes", EventsPage.Write(new(), "/x", null), StringComparison.Ordinal);

    private static EventsView View(string text) => new()
    {
        Producer = new()
        {
            Streams = [new("user_event", text, Waiting: 3, Failed: 1, IsPaused: false, Problem: text)],
            Waiting = 3,
            OldestAge = TimeSpan.FromSeconds(90.5),
            Failed = 1,
            Interruption = text,
            Problem = text,
        },
        Journal =
        [
            new("user_event", new()
            {
                Id = 5, At = DateTimeOffset.UnixEpoch, Operation = JournalOperation.Insert, EventId = Guid.Empty, Key = text, Actor = text,
            }, IsWaiting: true),
        ],
        FailedRecords = [new() { QueueId = 17, Stream = text, JournalId = 5, JournalAt = DateTimeOffset.UnixEpoch, Error = text, FailedAt = DateTimeOffset.UnixEpoch }],
        Replays = [new() { Id = 4, Kind = "range", Stream = text, RequestedAt = DateTimeOffset.UnixEpoch, RequestedBy = text, Reason = text }],
        Episodes =
        [
            new() { Id = 3, Kind = EpisodeKind.Run, Since = DateTimeOffset.UnixEpoch, Detail = text },
            new() { Id = 2, Kind = EpisodeKind.Interruption, Since = DateTimeOffset.UnixEpoch, Until = DateTimeOffset.UnixEpoch.AddMinutes(1), Detail = text },
            new() { Id = 1, Kind = EpisodeKind.Run, Since = DateTimeOffset.UnixEpoch, EndedUnnoticed = true, Detail = text },
        ],
        Inbox =
        [
            new()
            {
                Stream = text, Group = text, Consumers = [text], IsPaused = true, IsHandledHere = false, IsLimited = true, Depth = 1, OldestAge = TimeSpan.FromHours(3),
                Retrying = 1, Blocked = 1, Parked = 2, Dead = 1, Lost = 1,
            },
        ],
        FailedEvents =
        [
            new()
            {
                Id = 9, Stream = text, Group = text, Consumer = text, EventId = Guid.Empty, Replay = 0, Time = DateTimeOffset.UnixEpoch, Key = text, Type = text,
                State = FailedState.Parked, Attempts = 1, Error = text, FirstFailedAt = DateTimeOffset.UnixEpoch, LastFailedAt = DateTimeOffset.UnixEpoch,
            },
        ],
    };
}
