using System.CommandLine;
using System.Globalization;
using Plumbline.Spec.Export.Graph;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Git;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>Shows who needs whom.</summary>
internal sealed class GraphCommand : ToolCommand
{
    private const int CommitsOfHistory = 500;

    private readonly GraphOptions _options;
    private readonly Option<string> _format = Choice.Format(["text", "mermaid", "dot", "json", "html"]);
    private readonly Option<int> _depth = new("--max-depth") { HelpName = "N", Description = "how many services may wait for each other in a chain (default 3)", DefaultValueFactory = _ => 3 };

    public GraphCommand()
        : base("graph", "shows who needs whom: services, documents, streams, tables")
    {
        _options = GraphOptions.AddTo(this);
        Add(_format);
        Add(_depth);
        Add(new GraphWhyCommand());
    }

    public override Manual Manual { get; } = new()
    {
        Description =
        [
            "Documents tell imports, streams with their publishers and consumers, replicas and tables. Who calls whom, and which program runs what, is told by projects (--project) or by hand (--calls).",
            "Checked are: services that wait for each other in a circle, chains longer than --max-depth, and whether what the services along the deepest chain promise "
            + "(latency_budget) fits into what its first one promises. Told are the order in which services can start, and services that could be one: those that exactly one "
            + "other calls, and documents that nearly always change together in the git history.",
        ],
        ExitStatus = [(ExitCodes.NotInOrder, "a circle, a chain that is too deep, or a promise that cannot be kept")],
        Examples =
        [
            ("plumbline graph specs --calls web=user,order", "shows the tree and the checks"),
            ("plumbline graph specs --format html > graph.html", "writes a page with a picture"),
            ("plumbline graph why order user specs", "tells why orders need users"),
        ],
    };

    public override async Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var (documents, graph) = await _options.ReadAsync(run, cancellationToken).ConfigureAwait(false);
        var checks = new GraphChecks(graph);
        var remarks = Remarks(graph, checks, run.Get(_depth), documents, run.Host).ToList();
        switch (run.Get(_format))
        {
            case "mermaid":
                run.WriteRaw(GraphText.Mermaid(graph));
                break;
            case "dot":
                run.WriteRaw(GraphText.Dot(graph));
                break;
            case "json":
                run.WriteRaw(GraphText.Json(graph, checks));
                break;
            case "html":
                run.WriteRaw(GraphPage.Write(graph, remarks.Select(remark => remark.Text)));
                break;
            default:
                run.WriteRaw(GraphText.Tree(graph));
                run.Output.WriteLine();
                remarks.ForEach(remark => run.Output.WriteLine(remark.Text, remark.IsBad ? Tone.Bad : Tone.Plain));
                break;
        }

        return remarks.Exists(remark => remark.IsBad) ? ExitCodes.NotInOrder : ExitCodes.Success;
    }

    private static IEnumerable<(bool IsBad, string Text)> Remarks(ServiceGraph graph, GraphChecks checks, int maximum, DocumentSet documents, ToolHost host)
    {
        string Names(IEnumerable<string> ids, string between) => string.Join(between, ids.Select(id => graph.Node(id).Name));
        foreach (var circle in checks.Cycles)
            yield return (true, $"circle: {Names([.. circle, circle[0]], " -> ")} wait for each other; let one of them listen to events instead");
        if (checks.DeepestPath.Count > maximum)
            yield return (true, string.Create(CultureInfo.InvariantCulture, $"depth: {Names(checks.DeepestPath, " -> ")} are {checks.DeepestPath.Count} in a chain, at most {maximum} are wanted"));
        else if (checks.DeepestPath.Count > 0)
            yield return (false, string.Create(CultureInfo.InvariantCulture, $"depth: {checks.DeepestPath.Count}, {Names(checks.DeepestPath, " -> ")}"));
        if (checks.Latency() is { } latency)
        {
            yield return (latency.Needed > latency.Promised, string.Create(
                CultureInfo.InvariantCulture, $"latency: {graph.Node(checks.DeepestPath[0]).Name} promises {latency.Promised} ms, those behind it promise {latency.Needed} ms together"));
        }

        if (checks.StartOrder.Count > 0)
            yield return (false, $"start order: {string.Join(", then ", checks.StartOrder.Select(group => Names(group, ", ")))}");
        foreach (var (caller, callee) in checks.OnlyCallers)
            yield return (false, $"merge? only {graph.Node(caller).Name} calls {graph.Node(callee).Name}");
        foreach (var (left, right, together, of) in Twins(documents, host))
            yield return (false, string.Create(CultureInfo.InvariantCulture, $"merge? {left} and {right} changed together in {together} of {of} commits"));
    }

    // Documents that changed at least five times, and four times of five together.
    private static IEnumerable<(string Left, string Right, int Together, int Of)> Twins(DocumentSet documents, ToolHost host)
    {
        if (!Directory.Exists(Path.Combine(host.Folder, ".git")))
            yield break;

        var repository = GitRepository.Around(host.Folder);
        var names = documents.Documents.ToDictionary(d => Path.GetRelativePath(repository.Root, d.Source.FullPath).Replace('\\', '/'), d => d.Declared.Name, StringComparer.Ordinal);
        var commits = repository.History(CommitsOfHistory).Select(paths => paths.Where(names.ContainsKey).ToHashSet(StringComparer.Ordinal)).Where(paths => paths.Count > 0).ToList();
        var all = names.Keys.Order(StringComparer.Ordinal).ToList();
        for (var i = 0; i < all.Count; i++)
        {
            for (var j = i + 1; j < all.Count; j++)
            {
                var either = commits.Count(commit => commit.Contains(all[i]) || commit.Contains(all[j]));
                var both = commits.Count(commit => commit.Contains(all[i]) && commit.Contains(all[j]));
                if (either >= 5 && both * 5 >= either * 4)
                    yield return (names[all[i]], names[all[j]], both, either);
            }
        }
    }
}
