using System.CommandLine;
using Plumbline.Spec.Export.Graph;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Projects;

namespace Plumbline.Tool.Commands;

/// <summary>The arguments and options of commands about the graph, and the graph that they mean.</summary>
internal sealed class GraphOptions
{
    private readonly DocumentOptions _documents;
    private readonly Option<string[]> _calls = new("--calls") { HelpName = "CALLER=CALLEE,...", Description = "which services a service calls and waits for; may repeat" };
    private readonly Option<string[]> _projects = new("--project") { HelpName = "PATH", Description = "a C# project, or a folder of some: programs, and by their documents of role client the services that they call; may repeat" };
    private readonly Option<bool> _operations = new("--operations") { Description = "shows operations, too: who answers them, and which callers have them in their documents" };

    private GraphOptions(DocumentOptions documents) => _documents = documents;

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public static GraphOptions AddTo(Command command)
    {
        var options = new GraphOptions(DocumentOptions.AddTo(command));
        command.Add(options._calls);
        command.Add(options._projects);
        command.Add(options._operations);
        return options;
    }

    /// <summary>Reads documents and projects.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<(DocumentSet Documents, ServiceGraph Graph)> ReadAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var files = ProjectFiles.Find(run.Get(_projects) ?? [], run.Host);
        IReadOnlyList<ProjectUse> projects = files.Count == 0 ? [] : ProjectUse.Of(await ProjectTree.ReadAsync(files, run.Host.Folder, cancellationToken).ConfigureAwait(false), run.Host);
        var documents = DocumentSet.Load(
            [.. run.Get(_documents.Paths), .. projects.SelectMany(project => project.Documents).Where(d => d.Role is "client" or "service" or "contract").Select(d => d.Path)],
            run.Get(_documents.Imports) ?? [], run.Host, cancellationToken);
        documents.RequireSound();
        var graph = ServiceGraph.Of(
            [.. Enumerable.Range(0, documents.Documents.Count).Select(documents.Service)],
            [.. Given(run.Get(_calls) ?? []), .. projects.SelectMany(project => Calls(project, documents))],
            projects.Where(project => project.IsProgram).SelectMany(project => Programs(project, documents)),
            run.Get(_operations) ? [.. projects.SelectMany(project => Copies(project, documents))] : null);
        return (documents, graph);
    }

    private static IEnumerable<(string Caller, string Callee, string Why)> Given(string[] values)
    {
        foreach (var value in values)
        {
            if (value.Split('=') is not [{ Length: > 0 } caller, { Length: > 0 } callees])
                throw new ToolException($"'{value}' is no list of calls; write CALLER=CALLEE,...");
            foreach (var callee in callees.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                yield return (caller, callee, "--calls");
        }
    }

    private static IEnumerable<(string Caller, string Callee, string Why)> Calls(ProjectUse project, DocumentSet documents) =>
        from caller in Served(project, documents)
        from client in project.Documents
        where client.Role == "client" && NameOf(documents, client.Path) is not null
        select (caller, NameOf(documents, client.Path)!, $"project {project.Name} has the document as a client");

    private static IEnumerable<(string Program, string Service, string Why)> Programs(ProjectUse project, DocumentSet documents) =>
        Served(project, documents).Select(service => (project.Name, service, $"project {project.Name} has the document as a service"));

    private static IEnumerable<(string Caller, Spec.Model.Service Copy)> Copies(ProjectUse project, DocumentSet documents) =>
        from caller in Served(project, documents)
        from client in project.Documents
        where client.Role == "client"
        from document in documents.Documents
        where document.Source.FullPath == client.Path
        select (caller, document.Declared);

    private static List<string> Served(ProjectUse project, DocumentSet documents) =>
        [.. project.Documents.Where(d => d.Role is "service").Select(d => NameOf(documents, d.Path)).OfType<string>().DefaultIfEmpty(project.Name)];

    private static string? NameOf(DocumentSet documents, string path) => documents.Documents.FirstOrDefault(d => d.Source.FullPath == path)?.Declared.Name;
}
