using Plumbline.Spec.Attributes;
using Plumbline.Spec.Export.Sql;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Export.Graph;

/// <summary>What a node of the graph is.</summary>
public enum GraphNodeKind
{
    /// <summary>A program that answers calls or handles events.</summary>
    Service,

    /// <summary>A document that only lends its types.</summary>
    Library,

    /// <summary>A stream of events.</summary>
    Stream,

    /// <summary>A table.</summary>
    Table,

    /// <summary>A program that is run in production.</summary>
    Deployable,

    /// <summary>An operation of a service.</summary>
    Operation,
}

/// <summary>What an edge of the graph says.</summary>
public enum GraphEdgeKind
{
    /// <summary>The one calls the other and waits for its answer.</summary>
    Calls,

    /// <summary>The one names types of the other.</summary>
    Imports,

    /// <summary>The service publishes the stream.</summary>
    Publishes,

    /// <summary>The service handles the stream's events, when they come.</summary>
    Consumes,

    /// <summary>The service keeps the table.</summary>
    Stores,

    /// <summary>The program runs the service.</summary>
    Runs,

    /// <summary>The service answers the operation.</summary>
    Offers,

    /// <summary>The caller has the operation in its copy of the document.</summary>
    Uses,
}

/// <summary>A node.</summary>
/// <param name="Id">A name that is no other's: <c>service:user</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What people call it.</param>
public sealed record GraphNode(string Id, GraphNodeKind Kind, string Name);

/// <summary>An edge.</summary>
/// <param name="From">The id of the one that needs.</param>
/// <param name="To">The id of the one that is needed.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Why">Where that stands.</param>
public sealed record GraphEdge(string From, string To, GraphEdgeKind Kind, string Why);

/// <summary>Who needs whom, by what documents say.</summary>
public sealed class ServiceGraph
{
    private ServiceGraph(IReadOnlyList<GraphNode> nodes, IReadOnlyList<GraphEdge> edges, IReadOnlyDictionary<string, int> budgets)
    {
        Nodes = nodes;
        Edges = edges;
        Budgets = budgets;
    }

    /// <summary>The nodes, by kind, then by name.</summary>
    public IReadOnlyList<GraphNode> Nodes { get; }

    /// <summary>The edges, in the order of their ends.</summary>
    public IReadOnlyList<GraphEdge> Edges { get; }

    /// <summary>The latency that each service promises at its slowest operation, in milliseconds at the 99th percentile; services that promise none are left out.</summary>
    public IReadOnlyDictionary<string, int> Budgets { get; }

    /// <summary>Builds the graph.</summary>
    /// <param name="services">The services, bound.</param>
    /// <param name="calls">Which services call which others, as far as is known: the caller's name, the callee's, and how that is known.</param>
    public static ServiceGraph Of(IReadOnlyList<Service> services, IEnumerable<(string Caller, string Callee, string Why)> calls) => Of(services, calls, [], null);

    /// <summary>Builds the graph with programs and operations.</summary>
    /// <param name="services">The services, bound.</param>
    /// <param name="calls">Which services call which others, as far as is known: the caller's name, the callee's, and how that is known.</param>
    /// <param name="programs">Programs and the services that they run: the program's name, the service's, and how that is known.</param>
    /// <param name="operations">Which callers have which documents, for operations to be shown: the caller's name and the document as it has it; null to show none.</param>
    public static ServiceGraph Of(
        IReadOnlyList<Service> services,
        IEnumerable<(string Caller, string Callee, string Why)> calls,
        IEnumerable<(string Program, string Service, string Why)> programs,
        IReadOnlyList<(string Caller, Service Copy)>? operations)
    {
        var nodes = new Dictionary<string, GraphNode>(StringComparer.Ordinal);
        var edges = new List<GraphEdge>();
        foreach (var service in services)
            AddService(service, services, nodes, edges);
        foreach (var (caller, callee, why) in calls)
        {
            if (Node(services, caller, nodes) is { } from && Node(services, callee, nodes) is { } to && from != to)
                edges.Add(new(from, to, GraphEdgeKind.Calls, why));
        }

        foreach (var (program, name, why) in programs)
        {
            var id = "deployable:" + program;
            nodes[id] = new(id, GraphNodeKind.Deployable, program);
            if (services.FirstOrDefault(service => service.Name == name) is { } run)
                edges.Add(new(id, IdOf(run), GraphEdgeKind.Runs, why));
        }

        if (operations is not null)
            AddOperations(services, operations, nodes, edges);

        return new(
            [.. nodes.Values.OrderBy(node => node.Kind).ThenBy(node => node.Name, StringComparer.Ordinal)],
            [.. edges.Distinct().OrderBy(edge => edge.From, StringComparer.Ordinal).ThenBy(edge => edge.To, StringComparer.Ordinal).ThenBy(edge => edge.Kind)],
            services.Select(service => (Id: IdOf(service), Budget: Budget(service))).Where(entry => entry.Budget is not null)
                .GroupBy(entry => entry.Id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Max(entry => entry.Budget!.Value), StringComparer.Ordinal));
    }

    /// <summary>The edges of a node to those that it needs.</summary>
    /// <param name="id">The node.</param>
    public IEnumerable<GraphEdge> Needs(string id) => Edges.Where(edge => edge.From == id);

    /// <summary>A node by its id.</summary>
    /// <param name="id">The id.</param>
    public GraphNode Node(string id) => Nodes.First(node => node.Id == id);

    private static void AddService(Service service, IReadOnlyList<Service> all, Dictionary<string, GraphNode> nodes, List<GraphEdge> edges)
    {
        var id = IdOf(service);
        nodes[id] = new(id, IsRunning(service) ? GraphNodeKind.Service : GraphNodeKind.Library, service.Name);
        foreach (var space in Namespaces(service))
        {
            if (all.FirstOrDefault(other => other.Namespace == space && other.Name != service.Name) is { } imported)
                edges.Add(new(id, IdOf(imported), GraphEdgeKind.Imports, $"names types of {space}"));
        }

        foreach (var union in service.Unions.Where(union => StreamAttribute.Find(union.Attributes) is not null))
        {
            var stream = StreamId(service, union.Name);
            nodes[stream] = new(stream, GraphNodeKind.Stream, $"{service.Name}.{union.Name}");
            edges.Add(new(stream, id, GraphEdgeKind.Publishes, $"union '{union.Name}' has the attribute 'stream'"));
        }

        foreach (var consumes in ConsumesAttribute.FindAll(service.Attributes))
        {
            var publisher = all.FirstOrDefault(other => other.Namespace is { } space && consumes.Union.StartsWith(space + ".", StringComparison.Ordinal));
            var name = consumes.Union.Substring(consumes.Union.LastIndexOf('.') + 1);
            var stream = publisher is null ? "stream:" + consumes.Union : StreamId(publisher, name);
            if (!nodes.ContainsKey(stream))
                nodes[stream] = new(stream, GraphNodeKind.Stream, publisher is null ? consumes.Union : $"{publisher.Name}.{name}");
            edges.Add(new(id, stream, GraphEdgeKind.Consumes, consumes.Replica is { } replica ? $"keeps a replica of '{replica.Of}'" : "attribute 'consumes'"));
        }

        var types = new ServiceTypes(all.Prepend(service));
        foreach (var table in TableModels.Of(service, types))
        {
            var tableId = $"table:{service.Name}.{table.Name}";
            nodes[tableId] = new(tableId, GraphNodeKind.Table, table.Name);
            edges.Add(new(id, tableId, GraphEdgeKind.Stores, "attribute 'table' or a replica"));
        }
    }

    private static void AddOperations(
        IReadOnlyList<Service> services, IReadOnlyList<(string Caller, Service Copy)> copies, Dictionary<string, GraphNode> nodes, List<GraphEdge> edges)
    {
        foreach (var service in services)
        {
            foreach (var operation in service.Resources.SelectMany(resource => resource.Operations))
            {
                var id = $"operation:{service.Name} {operation.Method} {operation.Path}";
                nodes[id] = new(id, GraphNodeKind.Operation, $"{operation.Method} {operation.Path}");
                edges.Add(new(IdOf(service), id, GraphEdgeKind.Offers, "the document has it"));
            }
        }

        foreach (var (caller, copy) in copies)
        {
            foreach (var operation in copy.Resources.SelectMany(resource => resource.Operations))
            {
                var id = $"operation:{copy.Name} {operation.Method} {operation.Path}";
                if (nodes.ContainsKey(id) && Node(services, caller, nodes) is { } from)
                    edges.Add(new(from, id, GraphEdgeKind.Uses, "its copy of the document has it"));
            }
        }
    }

    private static string IdOf(Service service) => (IsRunning(service) ? "service:" : "library:") + service.Name;

    private static string StreamId(Service service, string union) => $"stream:{service.Name}.{union}";

    // A document without operations and events is only read.
    private static bool IsRunning(Service service) =>
        service.Resources.Any(resource => resource.Operations.Count > 0)
        || ConsumesAttribute.FindAll(service.Attributes).Count > 0
        || service.Unions.Any(union => StreamAttribute.Find(union.Attributes) is not null);

    private static string? Node(IReadOnlyList<Service> services, string name, Dictionary<string, GraphNode> nodes)
    {
        if (services.FirstOrDefault(service => service.Name == name) is { } known)
            return IdOf(known);

        // Somebody who has no document calls, too: a page, a job.
        nodes["service:" + name] = new("service:" + name, GraphNodeKind.Service, name);
        return "service:" + name;
    }

    private static int? Budget(Service service)
    {
        var own = LatencyBudgetAttribute.Find(service.Attributes)?.P99Milliseconds;
        var budgets = service.Resources.SelectMany(resource => resource.Operations)
            .Select(operation => LatencyBudgetAttribute.Find(operation.Attributes)?.P99Milliseconds ?? own)
            .OfType<int>().ToList();
        return budgets.Count == 0 ? own : budgets.Max();
    }

    private static IEnumerable<string> Namespaces(Service service) =>
        service.Models.SelectMany(model => model.Fields.Select(field => field.Type))
            .Concat(service.Interfaces.SelectMany(type => type.Fields.Select(field => field.Type)))
            .Concat(service.Unions.SelectMany(union => union.Members.Select(member => member.Type)))
            .Concat(service.Headers.Select(header => header.Type))
            .Concat(service.Resources.Select(resource => resource.Type))
            .Concat(service.Resources.SelectMany(resource => resource.Operations).SelectMany(Types))
            .Select(type => type.Core.Namespace).OfType<string>().Distinct(StringComparer.Ordinal);

    private static IEnumerable<TypeReference> Types(Operation operation) =>
        operation.Parameters.Select(parameter => parameter.Type)
            .Concat(operation.Responses.Select(response => response.Type))
            .Concat(operation.Body is { } body ? [body.Type] : []);
}
