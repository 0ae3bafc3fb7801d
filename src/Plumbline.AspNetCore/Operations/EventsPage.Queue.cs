using System.Globalization;
using Plumbline.Events;

namespace Plumbline.AspNetCore;

/// <content>What the service publishes.</content>
internal static partial class EventsPage
{
    private static void WriteQueue(HtmlText html, EventsView view, ProducerStatus status, string root)
    {
        html.Element("h2", "Published");
        if (status.Problem is { } problem)
            html.Markup("<p class=\"notice problem\">").Text(problem).Markup("</p>");

        if (status.Interruption is { } interruption)
            html.Markup("<p class=\"notice problem\">").Text($"The streams take nothing for the time being: {interruption}").Markup("</p>");

        html.Markup("<p>").Text(string.Create(CultureInfo.InvariantCulture, $"{status.Waiting} waiting"));
        if (status.OldestAge is { } age)
            html.Text($", the oldest for {Age(age)}");

        html.Text(status.IsPublisher ? "; this instance publishes." : "; another instance publishes.").Markup("</p>");
        Head(html, "Stream", "Name", "#Waiting", "#Parked", "");
        foreach (var stream in status.Streams)
        {
            html.Markup("<tr>").Element("td", stream.Union).Markup("<td><code>").Text(stream.Name).Markup("</code>");
            if (stream.Problem is { } why)
                html.Markup("<br><span class=\"bad\">").Text(why).Markup("</span>");

            html.Markup("</td>");
            Number(html, stream.Waiting);
            Number(html, stream.Failed, isBad: true);
            html.Markup("<td>");
            if (stream.IsPaused)
                Button(html, root, "queue/resume", "Resume", stream.Union);
            else
                Button(html, root, "queue/pause", "Pause", stream.Union);

            html.Markup("</td></tr>");
        }

        End(html);
        foreach (var stream in view.FailedRecords.Select(record => record.Stream).Distinct(StringComparer.Ordinal))
            WriteParked(html, [.. view.FailedRecords.Where(record => record.Stream == stream)], stream, root);

        WriteReplay(html, status, root);
        WriteReplays(html, view.Replays, root);
        WriteEpisodes(html, view.Episodes);
        WriteJournal(html, view.Journal);
    }

    private static void WriteParked(HtmlText html, IReadOnlyList<FailedRecord> records, string stream, string root)
    {
        html.Element("h3", $"Parked records of {stream}");
        Open(html, root, "queue/retry").Hidden("stream", stream);
        Head(html, "", "Journal", "Changed", "#Attempts", "Parked", "Error");
        foreach (var record in records)
        {
            html.Markup("<tr>");
            Choice(html, record.QueueId);
            html.Element("td", record.JournalId.ToString(CultureInfo.InvariantCulture)).Element("td", Time(record.JournalAt));
            Number(html, record.Attempts);
            html.Element("td", Time(record.FailedAt)).Markup("<td class=\"error\">").Text(record.Error).Markup("</td></tr>");
        }

        End(html);
        html.Markup("<button>Publish again</button> <button formaction=\"").Text(root).Markup("/queue/discard\">Give up</button></form>");
    }

    private static void WriteReplay(HtmlText html, ProducerStatus status, string root)
    {
        Open(html, root, "queue/replay").Markup("<fieldset><legend>Publish again</legend><label>Stream <select name=\"stream\">");
        foreach (var stream in status.Streams)
            html.Element("option", stream.Union);

        html.Markup("""
            </select></label>
            <label>From <input name="from" placeholder="2030-01-31T00:00:00Z"></label>
            <label>To <input name="to" placeholder="now"></label>
            <label>Key <input name="key" placeholder="all"></label>
            <label>Per second <input name="rate" size="6" placeholder="no limit"></label>
            <label>Reason <input name="reason"></label>
            <button>Replay the journal</button> <button formaction="
            """).Text(root).Markup("/queue/resync\">Send the whole table</button></fieldset></form>");
    }

    private static void WriteReplays(HtmlText html, IReadOnlyList<ReplayStatus> replays, string root)
    {
        if (replays.Count == 0)
            return;

        html.Element("h3", "Replays");
        Head(html, "#Replay", "Kind", "Stream", "Asked for", "By", "Reason", "#Queued", "#Waiting", "State");
        foreach (var replay in replays)
        {
            html.Markup("<tr>");
            Number(html, replay.Id);
            html.Element("td", replay.Kind).Element("td", replay.Stream).Element("td", Time(replay.RequestedAt)).Element("td", replay.RequestedBy).Element("td", replay.Reason);
            Number(html, replay.Queued);
            Number(html, replay.Waiting);
            html.Markup("<td>");
            if (replay.EndedAt is { } ended)
                html.Text(replay.IsCancelled ? $"cancelled {Time(ended)}" : $"queued {Time(ended)}");
            else
                Open(html, root, "queue/cancel", " class=\"inline\"").Hidden("replay", replay.Id.ToString(CultureInfo.InvariantCulture)).Markup("<button>Cancel</button></form>");

            html.Markup("</td></tr>");
        }

        End(html);
    }

    private static void WriteEpisodes(HtmlText html, IReadOnlyList<PublishingEpisode> episodes)
    {
        if (episodes.Count == 0)
            return;

        html.Element("h3", "What happened, the newest first");
        Head(html, "From", "To", "For", "What");
        foreach (var episode in episodes)
        {
            html.Markup("<tr>").Element("td", Time(episode.Since)).Markup("<td>");
            if (episode.EndedUnnoticed)
                html.Markup("<span class=\"bad\">ended without a word</span>");
            else
                html.Text(episode.Until is { } until ? Time(until) : "now");

            html.Markup("</td>").Element("td", episode.Until is { } ended ? Age(ended - episode.Since) : "")
                .Markup("<td class=\"error\">")
                .Text(episode.Kind == EpisodeKind.Run ? $"published by {episode.Detail}" : $"the streams took nothing: {episode.Detail}").Markup("</td></tr>");
        }

        End(html);
    }

    private static void WriteJournal(HtmlText html, IReadOnlyList<JournalEntry> journal)
    {
        html.Element("h3", "Journal, the newest first");
        Head(html, "Record", "Stream", "Changed", "What", "Key", "By", "Event", "State");
        foreach (var entry in journal)
        {
            html.Markup("<tr>").Element("td", entry.Record.Id.ToString(CultureInfo.InvariantCulture)).Element("td", entry.Stream).Element("td", Time(entry.Record.At))
                .Element("td", entry.Record.Operation.ToString()).Markup("<td><code>").Text(entry.Record.Key).Markup("</code></td>").Element("td", entry.Record.Actor)
                .Markup("<td><code>").Text(entry.Record.EventId.ToString()).Markup("</code></td>").Element("td", entry.IsWaiting ? "waiting" : "published").Markup("</tr>");
        }

        End(html);
    }
}
