using System.Text.Json;
using Plumbline.Events;

namespace Plumbline.AspNetCore;

/// <summary>Writes what the page shows for programs. Names are those of the types, times are ISO 8601, spans are seconds.</summary>
internal static class EventsJson
{
    /// <summary>Writes everything.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="view">What.</param>
    public static void Write(Utf8JsonWriter writer, EventsView view)
    {
        writer.WriteStartObject();
        if (view.Producer is { } producer)
        {
            writer.WritePropertyName("queue"u8);
            Write(writer, producer, view);
        }

        if (view.Inbox.Count > 0)
        {
            writer.WriteStartObject("inbox"u8);
            WriteArray(writer, "streams"u8, view.Inbox, Write);
            WriteArray(writer, "failed"u8, view.FailedEvents, Write);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes what came of an action.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="result">The result.</param>
    public static void Write(Utf8JsonWriter writer, EventActionResult result)
    {
        writer.WriteStartObject();
        writer.WriteString("done"u8, result.Action);
        writer.WriteNumber("count"u8, result.Count);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ProducerStatus status, EventsView view)
    {
        writer.WriteStartObject();
        writer.WriteNumber("waiting"u8, status.Waiting);
        WriteSeconds(writer, "oldest_age_seconds"u8, status.OldestAge);
        writer.WriteNumber("failed_count"u8, status.Failed);
        writer.WriteBoolean("is_publisher"u8, status.IsPublisher);
        WriteText(writer, "interruption"u8, status.Interruption);
        WriteText(writer, "problem"u8, status.Problem);
        WriteArray(writer, "streams"u8, status.Streams, Write);
        WriteArray(writer, "journal"u8, view.Journal, Write);
        WriteArray(writer, "failed"u8, view.FailedRecords, Write);
        WriteArray(writer, "replays"u8, view.Replays, Write);
        WriteArray(writer, "episodes"u8, view.Episodes, Write);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, PublishedStream stream)
    {
        writer.WriteString("stream"u8, stream.Union);
        writer.WriteString("name"u8, stream.Name);
        writer.WriteNumber("waiting"u8, stream.Waiting);
        writer.WriteNumber("failed_count"u8, stream.Failed);
        writer.WriteBoolean("is_paused"u8, stream.IsPaused);
        WriteText(writer, "problem"u8, stream.Problem);
    }

    private static void Write(Utf8JsonWriter writer, JournalEntry entry)
    {
        writer.WriteString("stream"u8, entry.Stream);
        writer.WriteNumber("journal_id"u8, entry.Record.Id);
        writer.WriteString("journal_at"u8, entry.Record.At);
        writer.WriteString("operation"u8, Word(entry.Record.Operation.ToString()));
        writer.WriteString("key"u8, entry.Record.Key);
        writer.WriteString("event_id"u8, entry.Record.EventId);
        WriteText(writer, "actor"u8, entry.Record.Actor);
        writer.WriteBoolean("is_waiting"u8, entry.IsWaiting);
    }

    private static void Write(Utf8JsonWriter writer, FailedRecord record)
    {
        writer.WriteNumber("id"u8, record.QueueId);
        writer.WriteString("stream"u8, record.Stream);
        writer.WriteNumber("journal_id"u8, record.JournalId);
        writer.WriteString("journal_at"u8, record.JournalAt);
        writer.WriteNumber("replay"u8, record.Replay);
        writer.WriteNumber("attempts"u8, record.Attempts);
        writer.WriteString("error"u8, record.Error);
        writer.WriteString("failed_at"u8, record.FailedAt);
    }

    private static void Write(Utf8JsonWriter writer, ReplayStatus replay)
    {
        writer.WriteNumber("replay"u8, replay.Id);
        writer.WriteString("kind"u8, replay.Kind);
        writer.WriteString("stream"u8, replay.Stream);
        writer.WriteString("requested_at"u8, replay.RequestedAt);
        WriteText(writer, "requested_by"u8, replay.RequestedBy);
        WriteText(writer, "reason"u8, replay.Reason);
        writer.WriteNumber("queued"u8, replay.Queued);
        writer.WriteNumber("waiting"u8, replay.Waiting);
        writer.WriteBoolean("is_cancelled"u8, replay.IsCancelled);
        WriteTime(writer, "ended_at"u8, replay.EndedAt);
    }

    private static void Write(Utf8JsonWriter writer, PublishingEpisode episode)
    {
        writer.WriteNumber("episode"u8, episode.Id);
        writer.WriteString("kind"u8, Word(episode.Kind.ToString()));
        writer.WriteString("since"u8, episode.Since);
        WriteTime(writer, "until"u8, episode.Until);
        writer.WriteBoolean("ended_unnoticed"u8, episode.EndedUnnoticed);
        writer.WriteString("detail"u8, episode.Detail);
    }

    private static void Write(Utf8JsonWriter writer, InboxStatus status)
    {
        writer.WriteString("stream"u8, status.Stream);
        writer.WriteString("group"u8, status.Group);
        writer.WriteStartArray("consumers"u8);
        foreach (var consumer in status.Consumers)
            writer.WriteStringValue(consumer);

        writer.WriteEndArray();
        writer.WriteNumber("waiting"u8, status.Depth);
        WriteSeconds(writer, "oldest_age_seconds"u8, status.OldestAge);
        writer.WriteBoolean("is_paused"u8, status.IsPaused);
        writer.WriteBoolean("is_handled_here"u8, status.IsHandledHere);
        writer.WriteBoolean("is_limited"u8, status.IsLimited);
        writer.WriteNumber("retrying"u8, status.Retrying);
        writer.WriteNumber("blocked"u8, status.Blocked);
        writer.WriteNumber("parked"u8, status.Parked);
        writer.WriteNumber("dead"u8, status.Dead);
        writer.WriteNumber("lost"u8, status.Lost);
        WriteTime(writer, "lost_at"u8, status.LostAt);
    }

    private static void Write(Utf8JsonWriter writer, FailedEvent failed)
    {
        writer.WriteNumber("id"u8, failed.Id);
        writer.WriteString("stream"u8, failed.Stream);
        writer.WriteString("consumer"u8, failed.Consumer);
        writer.WriteString("event_id"u8, failed.EventId);
        writer.WriteNumber("replay"u8, failed.Replay);
        writer.WriteString("time"u8, failed.Time);
        writer.WriteString("key"u8, failed.Key);
        WriteText(writer, "type"u8, failed.Type);
        writer.WriteString("state"u8, Word(failed.State.ToString()));
        writer.WriteNumber("attempts"u8, failed.Attempts);
        writer.WriteString("error"u8, failed.Error);
        writer.WriteString("first_failed_at"u8, failed.FirstFailedAt);
        writer.WriteString("last_failed_at"u8, failed.LastFailedAt);
        WriteTime(writer, "next_attempt_at"u8, failed.NextAttemptAt);
    }

    private static void WriteArray<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
            writer.WriteString(name, text);
    }

    private static void WriteTime(Utf8JsonWriter writer, ReadOnlySpan<byte> name, DateTimeOffset? time)
    {
        if (time is { } value)
            writer.WriteString(name, value);
    }

    private static void WriteSeconds(Utf8JsonWriter writer, ReadOnlySpan<byte> name, TimeSpan? time)
    {
        if (time is { } value)
            writer.WriteNumber(name, Math.Round(value.TotalSeconds, 3));
    }

    private static string Word(string name) => name.ToLowerInvariant();
}
