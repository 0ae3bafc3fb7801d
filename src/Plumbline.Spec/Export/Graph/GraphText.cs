using System.Text;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Spec.Export.Graph;

/// <summary>Writes a graph as text that people and other programs read. Names of documents never become anything else than names.</summary>
public static class GraphText
{
    /// <summary>A tree per service that nobody calls, then what is in no tree.</summary>
    /// <param name="graph">The graph.</param>
    public static string Tree(ServiceGraph graph)
    {
        var text = new StringBuilder();
        var needed = new HashSet<string>(graph.Edges.Where(edge => edge.From.StartsWith("service:", StringComparison.Ordinal)).Select(edge => edge.To), StringComparer.Ordinal);
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var root in graph.Nodes.Where(node => node.Kind == GraphNodeKind.Deployable)
            .Concat(graph.Nodes.Where(node => node.Kind == GraphNodeKind.Service && !needed.Contains(node.Id))).Concat(graph.Nodes.Where(node => node.Kind == GraphNodeKind.Service)))
        {
            if (shown.Contains(root.Id))
                continue;

            text.Append(Plain(root)).Append('\n');
            Branches(graph, root.Id, "", shown, text);
        }

        return text.ToString();
    }

    /// <summary>A flowchart for Mermaid.</summary>
    /// <param name="graph">The graph.</param>
    public static string Mermaid(ServiceGraph graph)
    {
        var ids = Numbers(graph);
        var text = new StringBuilder("flowchart LR\n");
        foreach (var node in graph.Nodes)
        {
            var (open, close) = node.Kind switch
            {
                GraphNodeKind.Service => ("[", "]"),
                GraphNodeKind.Stream => ("([", "])"),
                GraphNodeKind.Table => ("[(", ")]"),
                GraphNodeKind.Deployable => ("[[", "]]"),
                GraphNodeKind.Operation => ("(", ")"),
                _ => ("[/", "/]"),
            };
            text.Append("    ").Append(ids[node.Id]).Append(open).Append('"').Append(Entities(node.Name)).Append('"').Append(close).Append('\n');
        }

        foreach (var edge in graph.Edges)
            text.Append("    ").Append(ids[edge.From]).Append(edge.Kind == GraphEdgeKind.Calls ? " ==>|" : " -.->|").Append(Word(edge.Kind)).Append("| ").Append(ids[edge.To]).Append('\n');
        return text.ToString();
    }

    /// <summary>A digraph for Graphviz.</summary>
    /// <param name="graph">The graph.</param>
    public static string Dot(ServiceGraph graph)
    {
        var ids = Numbers(graph);
        var text = new StringBuilder("digraph services {\n    rankdir=LR;\n    node [fontname=\"sans-serif\"];\n");
        foreach (var node in graph.Nodes)
        {
            var shape = node.Kind switch
            {
                GraphNodeKind.Service => "box",
                GraphNodeKind.Stream => "cds",
                GraphNodeKind.Table => "cylinder",
                GraphNodeKind.Deployable => "box3d",
                GraphNodeKind.Operation => "plain",
                _ => "note",
            };
            text.Append("    ").Append(ids[node.Id]).Append(" [shape=").Append(shape).Append(", label=\"")
                .Append(Quotation.Plain(node.Name).Replace("\\", "\\\\").Replace("\"", "\\\"")).Append("\"];\n");
        }

        foreach (var edge in graph.Edges)
            text.Append("    ").Append(ids[edge.From]).Append(" -> ").Append(ids[edge.To]).Append(" [label=\"").Append(Word(edge.Kind)).Append(edge.Kind == GraphEdgeKind.Calls ? "\"];\n" : "\", style=dashed];\n");
        return text.Append("}\n").ToString();
    }

    /// <summary>JSON, for scripts: nodes, edges and what the checks say.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="checks">The checks.</param>
    public static string Json(ServiceGraph graph, GraphChecks checks) => JsonTextWriter.Write(Object(
        ("nodes", Array(graph.Nodes.Select(node => Object(("id", Text(node.Id)), ("kind", Text(node.Kind.ToString().ToLowerInvariant())), ("name", Text(node.Name)))))),
        ("edges", Array(graph.Edges.Select(edge => Object(
            ("from", Text(edge.From)), ("to", Text(edge.To)), ("kind", Text(edge.Kind.ToString().ToLowerInvariant())), ("why", Text(edge.Why)))))),
        ("cycles", Array(checks.Cycles.Select(Ids))),
        ("deepest_path", Ids(checks.DeepestPath)),
        ("start_order", Array(checks.StartOrder.Select(Ids)))));

    /// <summary>The word of an edge between its ends.</summary>
    /// <param name="kind">The edge's kind.</param>
    public static string Word(GraphEdgeKind kind) => kind switch
    {
        GraphEdgeKind.Calls => "calls",
        GraphEdgeKind.Imports => "imports",
        GraphEdgeKind.Publishes => "published by",
        GraphEdgeKind.Consumes => "consumes",
        GraphEdgeKind.Runs => "runs",
        GraphEdgeKind.Offers => "offers",
        GraphEdgeKind.Uses => "may call",
        _ => "stores",
    };

    private static JsonValue Ids(IReadOnlyList<string> ids) => Array(ids.Select(Text));

    private static Dictionary<string, string> Numbers(ServiceGraph graph) =>
        graph.Nodes.Select((node, ordinal) => (node.Id, Name: $"n{ordinal}")).ToDictionary(entry => entry.Id, entry => entry.Name, StringComparer.Ordinal);

    private static string Plain(GraphNode node) => node.Kind == GraphNodeKind.Service ? Quotation.Plain(node.Name) : $"{node.Kind.ToString().ToLowerInvariant()} {Quotation.Plain(node.Name)}";

    // Mermaid reads entities within quotes, and nothing else.
    private static string Entities(string name)
    {
        var text = new StringBuilder();
        foreach (var c in Quotation.Plain(name))
        {
            if (char.IsLetterOrDigit(c) || c is ' ' or '.' or '_' or '-' or '/')
                text.Append(c);
            else
                text.Append('#').Append((int)c).Append(';');
        }

        return text.ToString();
    }

    private static void Branches(ServiceGraph graph, string id, string indent, HashSet<string> shown, StringBuilder text)
    {
        shown.Add(id);
        var edges = graph.Needs(id).ToList();
        for (var i = 0; i < edges.Count; i++)
        {
            var isLast = i == edges.Count - 1;
            var node = graph.Node(edges[i].To);
            var isKnown = shown.Contains(node.Id) && graph.Needs(node.Id).Any();
            text.Append(indent).Append(isLast ? "└─ " : "├─ ").Append(Word(edges[i].Kind)).Append(' ').Append(Plain(node)).Append(isKnown ? " (see above)" : "").Append('\n');
            if (!isKnown)
                Branches(graph, node.Id, indent + (isLast ? "   " : "│  "), shown, text);
        }
    }
}
