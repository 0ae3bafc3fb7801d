using System.Text;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Export.Graph;

/// <summary>Writes a graph as one HTML page with a picture, complete in itself: no script, nothing from elsewhere.</summary>
public static class GraphPage
{
    private const int ColumnWidth = 300;
    private const int RowHeight = 64;
    private const int BoxWidth = 190;
    private const int BoxHeight = 36;
    private const int Margin = 30;
    private const int LongestName = 27;

    /// <summary>The page.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="remarks">What the checks say, one line each.</param>
    public static string Write(ServiceGraph graph, IEnumerable<string> remarks)
    {
        var places = Place(graph);
        var columns = places.Count == 0 ? 1 : places.Values.Max(place => place.Column) + 1;
        var rows = places.Count == 0 ? 1 : places.Values.Max(place => place.Row) + 1;
        var page = new StringBuilder();
        page.Append("""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Services</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; color: #1c2530; background: #fff }
            .picture { overflow-x: auto }
            text { font: 13px system-ui, sans-serif; fill: #1c2530 }
            .service { fill: #dbeafe; stroke: #1d4ed8 } .library { fill: #f1f5f9; stroke: #64748b }
            .stream { fill: #fef3c7; stroke: #b45309 } .table { fill: #dcfce7; stroke: #15803d }
            .deployable { fill: #ede9fe; stroke: #6d28d9 } .operation { fill: #fff; stroke: #94a3b8 }
            .edge { fill: none; stroke: #64748b; stroke-width: 1.4; stroke-dasharray: 5 4 } .calls { stroke: #1d4ed8; stroke-width: 2.2; stroke-dasharray: none }
            .label { font-size: 11px; fill: #475569 }
            table { border-collapse: collapse; margin-top: 1rem } td, th { text-align: left; padding: .2rem 1rem .2rem 0; border-bottom: 1px solid #e2e8f0 }
            </style>
            </head>
            <body>
            <h1>Services</h1>

            """);
        Legend(page, graph);
        var (width, height) = ((2 * Margin) + ((columns - 1) * ColumnWidth) + BoxWidth, (2 * Margin) + ((rows - 1) * RowHeight) + BoxHeight);
        page.Append(FormattableString.Invariant(
            $"<div class=\"picture\">\n<svg width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"who needs whom\">\n"));
        page.Append("<defs><marker id=\"tip\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto-start-reverse\"><path d=\"M0 0L10 5L0 10z\" fill=\"#475569\"/></marker></defs>\n");
        // Two services can need each other in several ways: one line, with all the words.
        var lines = graph.Edges.GroupBy(edge => (edge.From, edge.To)).Select(group => (group.Key.From, group.Key.To, Kinds: group.Select(edge => edge.Kind).Distinct().ToList())).ToList();
        var (leaving, coming) = (lines.ToLookup(line => line.From, StringComparer.Ordinal), lines.ToLookup(line => line.To, StringComparer.Ordinal));
        foreach (var line in lines)
            Line(page, line.Kinds, places[line.From], places[line.To], isNearTarget: leaving[line.From].Count() >= coming[line.To].Count());
        foreach (var node in graph.Nodes)
            Box(page, node, places[node.Id]);
        page.Append("</svg>\n</div>\n<ul>\n");
        foreach (var remark in remarks)
            page.Append("<li>").Append(Escape(remark)).Append("</li>\n");
        page.Append("</ul>\n<table>\n<tr><th>who</th><th></th><th>whom</th><th>why</th></tr>\n");
        foreach (var edge in graph.Edges)
        {
            page.Append("<tr><td>").Append(Escape(graph.Node(edge.From).Name)).Append("</td><td>").Append(GraphText.Word(edge.Kind)).Append("</td><td>")
                .Append(Escape(graph.Node(edge.To).Name)).Append("</td><td>").Append(Escape(edge.Why)).Append("</td></tr>\n");
        }

        return page.Append("</table>\n</body>\n</html>\n").ToString();
    }

    // Whoever needs stands left of what it needs, as far as there are no circles.
    private static Dictionary<string, (int Column, int Row)> Place(ServiceGraph graph)
    {
        var columns = graph.Nodes.ToDictionary(node => node.Id, _ => 0, StringComparer.Ordinal);
        for (var round = 0; round < graph.Nodes.Count; round++)
        {
            var moved = false;
            foreach (var edge in graph.Edges.Where(edge => columns[edge.To] <= columns[edge.From] && columns[edge.From] + 1 < graph.Nodes.Count))
            {
                columns[edge.To] = columns[edge.From] + 1;
                moved = true;
            }

            if (!moved)
                break;
        }

        // A circle drives its members to the right without an end; what it left empty is taken out.
        var used = columns.Values.Distinct().OrderBy(column => column).ToList();
        var places = new Dictionary<string, (int Column, int Row)>(StringComparer.Ordinal);
        foreach (var column in graph.Nodes.GroupBy(node => used.IndexOf(columns[node.Id])).OrderBy(group => group.Key))
        {
            // Beside those that need it, so that lines cross little.
            var ordered = column.OrderBy(node => graph.Edges.Where(edge => edge.To == node.Id && places.ContainsKey(edge.From)).Select(edge => places[edge.From].Row).DefaultIfEmpty(0).Average())
                .ThenBy(node => node.Id, StringComparer.Ordinal).ToList();
            for (var row = 0; row < ordered.Count; row++)
                places[ordered[row].Id] = (column.Key, row);
        }

        return places;
    }

    private static (double X, double Y) Corner((int Column, int Row) place) => (Margin + place.Column * ColumnWidth, Margin + place.Row * RowHeight);

    private static void Box(StringBuilder page, GraphNode node, (int Column, int Row) place)
    {
        var (x, y) = Corner(place);
        var name = Quotation.Plain(node.Name);
        var shown = name.Length > LongestName ? name.Substring(0, LongestName - 1) + "…" : name;
        var round = node.Kind == GraphNodeKind.Stream ? BoxHeight / 2 : node.Kind == GraphNodeKind.Table ? 10 : 3;
        page.Append(FormattableString.Invariant($"<g><title>{Escape(name)} ({node.Kind.ToString().ToLowerInvariant()})</title><rect class=\"{node.Kind.ToString().ToLowerInvariant()}\" x=\"{x}\" y=\"{y}\" width=\"{BoxWidth}\" height=\"{BoxHeight}\" rx=\"{round}\"/>"));
        page.Append(FormattableString.Invariant($"<text x=\"{x + BoxWidth / 2}\" y=\"{y + BoxHeight / 2 + 5}\" text-anchor=\"middle\">{Escape(shown)}</text></g>\n"));
    }

    private static void Legend(StringBuilder page, ServiceGraph graph)
    {
        var (x, shown) = (0, graph.Nodes.Select(node => node.Kind).Distinct().OrderBy(kind => kind).ToList());
        page.Append(FormattableString.Invariant($"<svg width=\"{Math.Max(1, shown.Count) * 120}\" height=\"24\" role=\"img\" aria-label=\"what the colours mean\">\n"));
        foreach (var kind in shown.Select(kind => kind.ToString().ToLowerInvariant()))
        {
            page.Append(FormattableString.Invariant($"<rect class=\"{kind}\" x=\"{x + 1}\" y=\"5\" width=\"22\" height=\"14\" rx=\"3\"/><text x=\"{x + 30}\" y=\"16\">{kind}</text>\n"));
            x += 120;
        }

        page.Append("</svg>\n");
    }

    // The word stands at the end at which fewer lines meet, so that words do not lie on each other.
    private static void Line(StringBuilder page, List<GraphEdgeKind> kinds, (int Column, int Row) from, (int Column, int Row) to, bool isNearTarget)
    {
        var (fromX, fromY) = Corner(from);
        var (toX, toY) = Corner(to);
        var isForward = to.Column > from.Column;
        var (x1, y1) = (isForward ? fromX + BoxWidth : fromX, fromY + BoxHeight / 2);
        var (x2, y2) = (isForward ? toX : toX + BoxWidth, toY + BoxHeight / 2);
        var bend = isForward ? (x2 - x1) / 2 : -60;

        // Past the boxes between, not through them.
        var drop = Math.Abs(to.Column - from.Column) > 1 ? 36 : 0;
        page.Append(FormattableString.Invariant($"<path class=\"edge{(kinds.Contains(GraphEdgeKind.Calls) ? " calls" : "")}\" d=\"M{x1} {y1}C{x1 + bend} {y1 + drop} {x2 - bend} {y2 + drop} {x2} {y2}\" marker-end=\"url(#tip)\"/>"));
        var gap = (isForward ? 1 : -1) * (ColumnWidth - BoxWidth) / 2;
        var (x, y) = isNearTarget ? (x2 - gap, y2) : (x1 + gap, y1);
        page.Append(FormattableString.Invariant($"<text class=\"label\" x=\"{x}\" y=\"{y - 5}\" text-anchor=\"middle\">{string.Join(", ", kinds.Select(GraphText.Word))}</text>\n"));
    }

    private static string Escape(string text) => Quotation.Plain(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;");
}
