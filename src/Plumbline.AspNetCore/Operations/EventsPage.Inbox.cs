using Plumbline.Events;

namespace Plumbline.AspNetCore;

/// <content>What the service consumes.</content>
internal static partial class EventsPage
{
    private static void WriteInbox(HtmlText html, EventsView view, string root)
    {
        html.Element("h2", "Consumed");
        foreach (var lost in view.Inbox.Where(status => status.Lost > 0))
        {
            html.Markup("<div class=\"notice problem\">")
                .Text(FormattableString.Invariant($"{lost.Stream} had removed {lost.Lost} events before this service read them; ask its publisher for a resync. "));
            Button(html, root, "inbox/clear", "They came", lost.Stream);
            html.Markup("</div>");
        }

        Head(html, "Stream", "Handled by", "#Waiting", "Oldest", "#Retrying", "#Blocked", "#Parked", "#Dead", "");
        foreach (var status in view.Inbox)
            WriteStatus(html, status, root);

        End(html);
        WriteFailed(html, view.FailedEvents, root);
        Open(html, root, "inbox/replay").Markup("<fieldset><legend>Handle again what is kept</legend><label>Stream <select name=\"stream\">");
        foreach (var stream in view.Inbox.Select(status => status.Stream).Distinct(StringComparer.Ordinal))
            html.Element("option", stream);

        html.Markup("""
            </select></label>
            <label>From <input name="from" placeholder="the oldest"></label>
            <label>To <input name="to" placeholder="now"></label>
            <label>Key <input name="key" placeholder="all"></label>
            <button>Replay the inbox</button></fieldset></form>
            """);
    }

    private static void WriteStatus(HtmlText html, InboxStatus status, string root)
    {
        html.Markup("<tr><td><code>").Text(status.Stream).Markup("</code></td><td>").Text(string.Join(", ", status.Consumers));
        if (!status.IsHandledHere)
            html.Markup("<br><span class=\"muted\">by another instance</span>");

        if (status.IsLimited)
            html.Markup("<br><span class=\"bad\">everything fails: one at a time</span>");

        html.Markup("</td>");
        Number(html, status.Depth);
        html.Element("td", status.Depth > 0 ? Age(status.OldestAge) : "");
        Number(html, status.Retrying, isBad: true);
        Number(html, status.Blocked);
        Number(html, status.Parked, isBad: true);
        Number(html, status.Dead, isBad: true);
        html.Markup("<td>");
        if (status.IsPaused)
            Button(html, root, "inbox/resume", "Resume", status.Stream);
        else
            Button(html, root, "inbox/pause", "Pause", status.Stream);

        html.Markup("</td></tr>");
    }

    private static void WriteFailed(HtmlText html, IReadOnlyList<FailedEvent> failed, string root)
    {
        if (failed.Count == 0)
            return;

        html.Element("h3", "Events that failed");
        Open(html, root, "inbox/retry");
        Head(html, "", "Event", "Key", "Consumer", "State", "#Attempts", "Failed", "Next", "Error");
        foreach (var e in failed)
        {
            html.Markup("<tr>");
            Choice(html, e.Id);
            html.Markup("<td>").Text(e.Type).Markup("<br><code>").Text(e.EventId.ToString()).Markup("</code></td><td><code>").Text(e.Key).Markup("</code></td>")
                .Element("td", e.Consumer).Element("td", e.State.ToString());
            Number(html, e.Attempts);
            html.Element("td", Time(e.LastFailedAt)).Element("td", e.NextAttemptAt is { } next ? Time(next) : "").Markup("<td class=\"error\">").Text(e.Error).Markup("</td></tr>");
        }

        End(html);
        html.Markup("<button>Handle again</button> <button formaction=\"").Text(root).Markup("/inbox/park\">Put aside</button> <button formaction=\"").Text(root)
            .Markup("/inbox/skip\">Give up</button></form>");
    }
}
