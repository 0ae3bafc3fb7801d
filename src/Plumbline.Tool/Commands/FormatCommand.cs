using System.CommandLine;
using Plumbline.Spec.Export.Formatting;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Hosting;

namespace Plumbline.Tool.Commands;

/// <summary>Brings documents into the canonical layout.</summary>
internal sealed class FormatCommand : ToolCommand
{
    private readonly Argument<string[]> _paths = new("paths") { HelpName = "PATH", Arity = ArgumentArity.OneOrMore, Description = "a document, or a folder in which every document counts" };
    private readonly Option<bool> _check = new("--check") { Description = "writes nothing, names the documents that are not in the layout, and ends with 1 where there is one" };
    private readonly Option<bool> _stdout = new("--stdout") { Description = "writes one document's text to the standard output and leaves the file alone" };

    public FormatCommand()
        : base("format", "brings documents into the canonical layout")
    {
        Add(_paths);
        Add(_check);
        Add(_stdout);
    }

    public override Manual Manual { get; } = new()
    {
        Description =
        [
            "Every declaration, operation, field and parameter gets a line of its own, and stays on it where it fits within 140 columns. Only blanks and line breaks "
            + "change: the order of keys, the spelling of texts, comments and single blank lines stay as they are.",
        ],
        ExitStatus = [(ExitCodes.NotInOrder, "with --check: a document is not in the layout")],
        Examples = [("plumbline format specs", "brings every document below specs into the layout"), ("plumbline format specs --check", "asks whether they are, as a pipeline does")],
    };

    public override Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var sources = DocumentFiles.Find(run.Get(_paths), run.Host);
        if (sources.Count == 0)
            throw new ToolException("there is no API document below these paths; name files, or folders that hold them");
        if (run.Get(_stdout) && sources.Count > 1)
            throw new ToolException("--stdout writes one document; name one file");

        var different = 0;
        foreach (var source in sources)
        {
            var document = DocumentSet.Read(source, null, isSubject: true, cancellationToken);
            if (document.Document.Findings.FirstOrDefault(DocumentFormat.Prevents) is { } finding)
            {
                var (line, column) = source.Lines.At(finding.Span.Start);
                throw new ToolException($"{source.Path}({line + 1},{column + 1}): {finding.Message}; what is no JSON has no layout");
            }

            var text = DocumentFormat.Format(source.Text);
            if (run.Get(_stdout))
                run.WriteRaw(text);
            else if (text != source.Text)
                Change(run, source, text, ref different);
        }

        if (!run.Get(_stdout))
            run.Output.WriteLine($"{different} of {sources.Count} {(sources.Count == 1 ? "document" : "documents")} {(run.Get(_check) ? "not in the layout" : "changed")}");
        return Task.FromResult(run.Get(_check) && different > 0 ? ExitCodes.NotInOrder : ExitCodes.Success);
    }

    private void Change(ToolRun run, SourceText source, string text, ref int different)
    {
        different++;
        run.Output.WriteLine(source.Path);
        if (!run.Get(_check))
            OutputFile.Write(source.FullPath, text);
    }
}
