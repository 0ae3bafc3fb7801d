using System.Globalization;

namespace Plumbline.AspNetCore;

/// <summary>Writes the page. It has no script: what it does, forms do.</summary>
internal static partial class EventsPage
{
    /// <summary>The style sheet.</summary>
    public const string Style = """
        :root { color-scheme: light dark; --line: #8884; --warn: #b3261e; }
        body { font: 15px/1.5 system-ui, sans-serif; margin: 1.5rem auto; max-width: 72rem; padding: 0 1rem; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; } h3 { font-size: 1rem; margin-bottom: .25rem; }
        table { border-collapse: collapse; width: 100%; } th, td { border-bottom: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; }
        th { font-weight: 600; white-space: nowrap; } td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
        td.error { max-width: 26rem; overflow-wrap: anywhere; } code { font-size: .9em; overflow-wrap: anywhere; }
        .notice { border: 1px solid var(--line); border-left-width: .4rem; padding: .5rem .75rem; } .problem { border-color: var(--warn); }
        .bad { color: var(--warn); font-weight: 600; } .muted { opacity: .7; }
        form.inline { display: inline; } fieldset { border: 1px solid var(--line); margin: .75rem 0; } label { margin-right: .75rem; }
        input, button, select { font: inherit; } button { padding: .1rem .6rem; }
        """;

    /// <summary>Writes the page.</summary>
    /// <param name="view">What it shows.</param>
    /// <param name="root">The page's path, for what it links to.</param>
    /// <param name="notice">What it says at its top; null for nothing.</param>
    public static string Write(EventsView view, string root, EventsNotice? notice)
    {
        var html = new HtmlText()
            .Markup("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Events</title><link rel=\"stylesheet\" href=\"")
            .Text(root).Markup("/page.css\"></head><body><h1>Events</h1>");
        if (notice is not null)
            html.Markup(notice.IsProblem ? "<p class=\"notice problem\" role=\"alert\">" : "<p class=\"notice\" role=\"status\">").Text(notice.Text).Markup("</p>");

        if (view.Producer is { } producer)
            WriteQueue(html, view, producer, root);

        if (view.Inbox.Count > 0)
            WriteInbox(html, view, root);

        if (view.Producer is null && view.Inbox.Count == 0)
            html.Element("p", "This service neither publishes nor consumes events.");

        return html.Markup("<p><a href=\"").Text(root).Markup("\">Look again</a></p></body></html>").ToString();
    }

    private static HtmlText Open(HtmlText html, string root, string action, string attributes = "") =>
        html.Markup($"<form method=\"post\"{attributes} action=\"").Text(root).Markup($"/{action}\">");

    /// <summary>A button that does something to a stream.</summary>
    private static void Button(HtmlText html, string root, string action, string words, string stream) =>
        Open(html, root, action, " class=\"inline\"").Hidden("stream", stream).Markup("<button>").Text(words).Markup("</button></form> ");

    private static void Number(HtmlText html, long number, bool isBad = false) =>
        html.Markup(isBad && number > 0 ? "<td class=\"number bad\">" : "<td class=\"number\">").Text(number.ToString(CultureInfo.InvariantCulture)).Markup("</td>");

    private static void Head(HtmlText html, params ReadOnlySpan<string> columns)
    {
        html.Markup("<table><thead><tr>");
        foreach (var column in columns)
        {
            // Numbers stand right, and their heads with them.
            if (column.StartsWith('#'))
                html.Markup("<th class=\"number\">").Text(column[1..]).Markup("</th>");
            else
                html.Element("th", column);
        }

        html.Markup("</tr></thead><tbody>");
    }

    private static void End(HtmlText html) => html.Markup("</tbody></table>");

    private static void Choice(HtmlText html, long id) =>
        html.Markup(string.Create(CultureInfo.InvariantCulture, $"<td><input type=\"checkbox\" name=\"id\" value=\"{id}\" aria-label=\"{id}\"></td>"));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Age(TimeSpan? age) => age switch
    {
        null => "",
        { TotalSeconds: < 1 } => "now",
        { TotalMinutes: < 2 } a => string.Create(CultureInfo.InvariantCulture, $"{a.TotalSeconds:0} s"),
        { TotalHours: < 2 } a => string.Create(CultureInfo.InvariantCulture, $"{a.TotalMinutes:0} min"),
        { } a => string.Create(CultureInfo.InvariantCulture, $"{a.TotalHours:0} h"),
    };
}
