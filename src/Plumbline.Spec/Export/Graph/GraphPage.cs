using System.Text;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Export.Graph;

/// <summary>Writes a graph as one HTML page with a picture, complete in itself: no script, nothing from elsewhere.</summary>
public static class GraphPage
{
    private const int ColumnWidth = 260;
    private const int RowHeight = 64;
    private const int BoxWidth = 170;
    private const int BoxHeight = 36;
    private const int Margin = 30;

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
            svg { max-width: 100%; height: auto }
            text { font: 13px system-ui, sans-serif; fill: #1c2530 }
            .service { fill: #dbeafe; stroke: #1d4ed8 } .library { fill: #f1f5f9; stroke: #64748b }
            .stream { fill: #fef3c7; stroke: #b45309 } .table { fill: #dcfce7; stroke: #15803d }
            .edge { fill: none; stroke: #64748b; stroke-width: 1.4; stroke-dasharray: 5 4 } .calls { stroke: #1d4ed8; stroke-width: 2.2; stroke-dasharray: none }
            .label { font-size: 11px; fill: #475569 }
            table { border-collapse: collapse; margin-top: 1rem } td, th { text-align: left; padding: .2rem 1rem .2rem 0; border-bottom: 1px solid #e2e8f0 }
            </style>
            </head>
            <body>
            <h1>Services</h1>

            """);
        page.Append(FormattableString.Invariant(
            $"<svg viewBox=\"0 0 {2 * Margin + (columns - 1) * ColumnWidth + BoxWidth} {2 * Margin + (rows - 1) * RowHeight + BoxHeight}\" role=\"img\" aria-label=\"who needs whom\">\n"));
        page.Append("<defs><marker id=\"tip\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto-start-reverse\"><path d=\"M0 0L10 5L0 10z\" fill=\"#475569\"/></marker></defs>\n");
        foreach (var edge in graph.Edges)
            Edge(page, edge, places[edge.From], places[edge.To]);
        foreach (var node in graph.Nodes)
            Box(page, node, places[node.Id]);
        page.Append("</svg>\n<ul>\n");
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
        var shown = name.Length > 24 ? name.Substring(0, 23) + "…" : name;
        var round = node.Kind == GraphNodeKind.Stream ? BoxHeight / 2 : node.Kind == GraphNodeKind.Table ? 10 : 3;
        page.Append(FormattableString.Invariant($"<g><title>{Escape(name)} ({node.Kind.ToString().ToLowerInvariant()})</title><rect class=\"{node.Kind.ToString().ToLowerInvariant()}\" x=\"{x}\" y=\"{y}\" width=\"{BoxWidth}\" height=\"{BoxHeight}\" rx=\"{round}\"/>"));
        page.Append(FormattableString.Invariant($"<text x=\"{x + BoxWidth / 2}\" y=\"{y + BoxHeight / 2 + 5}\" text-anchor=\"middle\">{Escape(shown)}</text></g>\n"));
    }

    private static void Edge(StringBuilder page, GraphEdge edge, (int Column, int Row) from, (int Column, int Row) to)
    {
        var (fromX, fromY) = Corner(from);
        var (toX, toY) = Corner(to);
        var isForward = to.Column > from.Column;
        var (x1, y1) = (isForward ? fromX + BoxWidth : fromX, fromY + BoxHeight / 2);
        var (x2, y2) = (isForward ? toX : toX + BoxWidth, toY + BoxHeight / 2);
        var bend = isForward ? (x2 - x1) / 2 : -60;

        // Past the boxes between, not through them.
        var drop = Math.Abs(to.Column - from.Column) > 1 ? 36 : 0;
        page.Append(FormattableString.Invariant($"<path class=\"edge{(edge.Kind == GraphEdgeKind.Calls ? " calls" : "")}\" d=\"M{x1} {y1}C{x1 + bend} {y1 + drop} {x2 - bend} {y2 + drop} {x2} {y2}\" marker-end=\"url(#tip)\"/>"));
        page.Append(FormattableString.Invariant($"<text class=\"label\" x=\"{(x1 + x2) / 2}\" y=\"{(y1 + y2) / 2 - 4 + drop * 3 / 4}\" text-anchor=\"middle\">{GraphText.Word(edge.Kind)}</text>\n"));
    }

    private static string Escape(string text) => Quotation.Plain(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;");
}
