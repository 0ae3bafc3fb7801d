using System.CommandLine;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>The argument and options of commands that write something about one document.</summary>
internal sealed class DocumentOption
{
    private readonly Option<string[]> _imports = new("--import")
    {
        HelpName = "PATH",
        Description = "a document or folder whose types the document names, as URI=FILE where its content does not tell its address; may repeat. "
            + "Documents in the same folder are found without it",
    };

    private readonly Option<string?> _output = new("--output") { HelpName = "FILE", Description = "where the result is written; by default to the standard output" };
    private readonly Argument<string> _path = new("document") { HelpName = "DOCUMENT", Description = "the document" };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public static DocumentOption AddTo(Command command)
    {
        var option = new DocumentOption();
        command.Add(option._path);
        command.Add(option._imports);
        command.Add(option._output);
        return option;
    }

    /// <summary>Reads the document; it must be in order as far as its shape goes.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public LoadedSubject Load(ToolRun run, CancellationToken cancellationToken)
    {
        var path = run.Get(_path);
        if (Directory.Exists(run.Host.Resolve(path)))
            throw new ToolException($"'{path}' is a folder; name one document");

        var set = DocumentSet.Load([path], run.Get(_imports) ?? [], run.Host, cancellationToken);
        var ordinal = set.Subjects.First();
        set.RequireSound();
        return new(set, ordinal);
    }

    /// <summary>Writes the result where the command line says.</summary>
    /// <param name="run">The run.</param>
    /// <param name="text">The result.</param>
    public void Write(ToolRun run, string text)
    {
        if (run.Get(_output) is not { } path)
            run.WriteRaw(text);
        else
            OutputFile.Write(run.Host.Resolve(path), text);
    }
}

/// <summary>The document that a command is about, with those around it.</summary>
/// <param name="Set">All documents.</param>
/// <param name="Ordinal">Its place among them.</param>
internal sealed record LoadedSubject(DocumentSet Set, int Ordinal)
{
    /// <summary>Its service, bound.</summary>
    public Service Service => Set.Service(Ordinal);

    /// <summary>The services around it, bound.</summary>
    public IReadOnlyList<Service> Around => Set.Around(Ordinal);

    /// <summary>A use of a type that the command line names.</summary>
    /// <param name="text">The use as documents write it.</param>
    public TypeReference Type(string text)
    {
        var type = Set.Resolve(Ordinal, text);
        if (type.Core.Kind is not (TypeKind.Unresolved or TypeKind.Interface))
            return type;

        var known = Service.Models.Select(t => t.Name).Concat(Service.Enums.Select(t => t.Name)).Concat(Service.Unions.Select(t => t.Name)).ToList();
        throw new ToolException($"{Set.Documents[Ordinal].Source.Path} has no type '{text}'{Suggestion.DidYouMean(text, known, Choice.Known(known))}");
    }
}
