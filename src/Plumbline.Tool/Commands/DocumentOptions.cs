using System.CommandLine;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>The arguments and options of commands that read documents.</summary>
internal sealed class DocumentOptions
{
    private DocumentOptions(Argument<string[]> paths) => Paths = paths;

    /// <summary>The files and folders.</summary>
    public Argument<string[]> Paths { get; }

    /// <summary>Documents that these import.</summary>
    public Option<string[]> Imports { get; } = new("--import")
    {
        HelpName = "PATH",
        Description = "a document or folder whose types the documents name, as URI=FILE where its content does not tell its address; may repeat. "
            + "Documents in the folder of a named file are found without it",
    };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public static DocumentOptions AddTo(Command command)
    {
        var options = new DocumentOptions(new("paths") { HelpName = "PATH", Arity = ArgumentArity.OneOrMore, Description = "a document, or a folder in which every document counts" });
        command.Add(options.Paths);
        command.Add(options.Imports);
        return options;
    }

    /// <summary>Reads the documents that a command line names.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public DocumentSet Load(ToolRun run, CancellationToken cancellationToken) =>
        DocumentSet.Load(run.Get(Paths), run.Get(Imports) ?? [], run.Host, cancellationToken);
}
