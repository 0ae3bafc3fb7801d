namespace Plumbline.Spec.Export.Graph;

/// <summary>What a graph shows to be wrong, or worth a thought.</summary>
public sealed class GraphChecks
{
    private readonly ServiceGraph _graph;
    private readonly Dictionary<string, List<string>> _calls;

    /// <summary>Looks at a graph.</summary>
    /// <param name="graph">The graph.</param>
    public GraphChecks(ServiceGraph graph)
    {
        _graph = graph;
        _calls = graph.Nodes.ToDictionary(
            node => node.Id,
            node => graph.Needs(node.Id).Where(edge => edge.Kind == GraphEdgeKind.Calls).Select(edge => edge.To).Distinct(StringComparer.Ordinal).ToList(),
            StringComparer.Ordinal);
        Cycles = [.. FindCycles()];
        DeepestPath = Cycles.Count > 0 ? [] : FindDeepest();
        StartOrder = FindStartOrder();
        OnlyCallers = [.. FindOnlyCallers()];
    }

    /// <summary>Services that wait for each other in a circle: each a list of ids, the first one alphabetically first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Cycles { get; }

    /// <summary>The longest chain of services that wait for each other; empty where they wait in circles.</summary>
    public IReadOnlyList<string> DeepestPath { get; }

    /// <summary>The order in which services can start: each group needs only the groups before it. Services in a circle come in one group.</summary>
    public IReadOnlyList<IReadOnlyList<string>> StartOrder { get; }

    /// <summary>Services that exactly one other calls, and that nobody listens to: caller and callee.</summary>
    public IReadOnlyList<(string Caller, string Callee)> OnlyCallers { get; }

    /// <summary>The latency along the deepest path: what its services promise, added up behind the first one, against what the first one promises.</summary>
    /// <returns>Null where the first one, or none behind it, promises anything.</returns>
    public (int Promised, int Needed)? Latency()
    {
        if (DeepestPath.Count < 2 || !_graph.Budgets.TryGetValue(DeepestPath[0], out var promised))
            return null;

        var behind = DeepestPath.Skip(1).Where(_graph.Budgets.ContainsKey).Select(id => _graph.Budgets[id]).ToList();
        return behind.Count == 0 ? null : (promised, behind.Sum());
    }

    /// <summary>The shortest way from one node to another along what needs what; empty where there is none.</summary>
    /// <param name="from">The id of the one that needs.</param>
    /// <param name="to">The id of the one that is needed.</param>
    public IReadOnlyList<GraphEdge> Why(string from, string to)
    {
        var came = new Dictionary<string, GraphEdge?>(StringComparer.Ordinal) { [from] = null };
        var pending = new Queue<string>([from]);
        while (pending.Count > 0 && !came.ContainsKey(to))
        {
            foreach (var edge in _graph.Needs(pending.Dequeue()).Where(edge => !came.ContainsKey(edge.To)))
            {
                came.Add(edge.To, edge);
                pending.Enqueue(edge.To);
            }
        }

        var way = new List<GraphEdge>();
        for (var at = to; came.TryGetValue(at, out var edge) && edge is not null; at = edge.From)
            way.Insert(0, edge);
        return way;
    }

    private IEnumerable<IReadOnlyList<string>> FindCycles()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in _calls.Keys.OrderBy(id => id, StringComparer.Ordinal).Where(id => !found.Contains(id)))
        {
            // The circle through a node: the shortest way back to it.
            var back = ShortestCircle(id);
            if (back.Count == 0)
                continue;

            found.UnionWith(back);
            yield return back;
        }
    }

    private List<string> ShortestCircle(string start)
    {
        var came = new Dictionary<string, string>(StringComparer.Ordinal);
        var pending = new Queue<string>([start]);
        while (pending.Count > 0)
        {
            var at = pending.Dequeue();
            foreach (var next in _calls[at])
            {
                if (next == start)
                {
                    var circle = new List<string> { at };
                    while (circle[0] != start)
                        circle.Insert(0, came[circle[0]]);
                    return circle;
                }

                if (!came.ContainsKey(next))
                {
                    came.Add(next, at);
                    pending.Enqueue(next);
                }
            }
        }

        return [];
    }

    private List<string> FindDeepest()
    {
        var longest = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var best = new List<string>();
        foreach (var id in _calls.Keys.OrderBy(id => id, StringComparer.Ordinal))
        {
            var path = Longest(id, longest);
            if (path.Count > best.Count)
                best = path;
        }

        return best.Count > 1 ? best : [];
    }

    private List<string> Longest(string id, Dictionary<string, List<string>> known)
    {
        if (known.TryGetValue(id, out var path))
            return path;

        var below = new List<string>();
        foreach (var next in _calls[id].OrderBy(next => next, StringComparer.Ordinal))
        {
            var candidate = Longest(next, known);
            if (candidate.Count > below.Count)
                below = candidate;
        }

        return known[id] = [id, .. below];
    }

    private List<IReadOnlyList<string>> FindStartOrder()
    {
        var left = new SortedSet<string>(_graph.Nodes.Where(node => node.Kind == GraphNodeKind.Service).Select(node => node.Id), StringComparer.Ordinal);
        var order = new List<IReadOnlyList<string>>();
        while (left.Count > 0)
        {
            var ready = left.Where(id => _calls[id].All(next => !left.Contains(next))).ToList();
            if (ready.Count == 0)
                ready = [.. left];
            order.Add(ready);
            left.ExceptWith(ready);
        }

        return order;
    }

    private IEnumerable<(string, string)> FindOnlyCallers()
    {
        foreach (var node in _graph.Nodes.Where(node => node.Kind == GraphNodeKind.Service))
        {
            var callers = _graph.Edges.Where(edge => edge.Kind == GraphEdgeKind.Calls && edge.To == node.Id).Select(edge => edge.From).Distinct(StringComparer.Ordinal).ToList();
            var streams = _graph.Edges.Where(edge => edge.Kind == GraphEdgeKind.Publishes && edge.To == node.Id).Select(edge => edge.From).ToList();
            if (callers.Count == 1 && !_graph.Edges.Any(edge => edge.Kind == GraphEdgeKind.Consumes && streams.Contains(edge.To)))
                yield return (callers[0], node.Id);
        }
    }
}
