using System.CommandLine;
using Plumbline.Spec.Export.Graph;
using Plumbline.Spec.Rules.Text;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>Tells why one needs another.</summary>
internal sealed class GraphWhyCommand : ToolCommand
{
    private readonly Argument<string> _from = new("from") { HelpName = "A", Description = "who needs: a service, program, stream, table or operation" };
    private readonly Argument<string> _to = new("to") { HelpName = "B", Description = "who is needed" };
    private readonly GraphOptions _options;

    public GraphWhyCommand()
        : base("why", "tells why A needs B: the shortest way from one to the other")
    {
        Add(_from);
        Add(_to);
        _options = GraphOptions.AddTo(this);
    }

    public override Manual Manual { get; } = new()
    {
        ExitStatus = [(ExitCodes.NotInOrder, "A does not need B")],
        Examples = [("plumbline graph why order user specs", "tells why orders need users")],
    };

    public override async Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var (_, graph) = await _options.ReadAsync(run, cancellationToken).ConfigureAwait(false);
        string Find(string name) => graph.Nodes.FirstOrDefault(node => node.Id == name || node.Name == name)?.Id
            ?? throw new ToolException($"the graph has no '{name}'{Suggestion.DidYouMean(name, graph.Nodes.Select(node => node.Name), Choice.Known(graph.Nodes.Select(node => node.Name)))}");

        var (from, to) = (run.Get(_from), run.Get(_to));
        var way = new GraphChecks(graph).Why(Find(from), Find(to));
        if (way.Count == 0)
        {
            run.Output.WriteLine($"{from} does not need {to}");
            return ExitCodes.NotInOrder;
        }

        foreach (var edge in way)
            run.Output.WriteLine($"{graph.Node(edge.From).Name} {GraphText.Word(edge.Kind)} {graph.Node(edge.To).Name}: {edge.Why}");
        return ExitCodes.Success;
    }
}
