using System.CommandLine;
using Plumbline.Spec.Export;
using Plumbline.Spec.Export.Documents;
using Plumbline.Spec.Importing.OpenApi;
using Plumbline.Spec.Rules.Text;
using Plumbline.Tool.Documents;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Importing;
using Plumbline.Tool.Reporting;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Tool.Commands;

/// <summary>Makes a document of an OpenAPI document.</summary>
internal sealed class ImportCommand : ToolCommand
{
    private readonly Argument<string> _path = new("document") { HelpName = "FILE", Description = "an OpenAPI 3.0 or 3.1 document, JSON or YAML" };
    private readonly Option<string?> _output = new("--output") { HelpName = "FILE", Description = "where the document is written; by default to the standard output" };
    private readonly Option<string?> _namespace = new("--namespace") { HelpName = "NAME", Description = "the document's namespace, such as io.example.shop.v0, which OpenAPI does not tell" };
    private readonly Option<string> _format = Choice.Option("--report", "how the report is written", ["text", "json"]);
    private readonly Option<bool> _strict = new("--strict") { Description = "ends with 1 where anything has no counterpart" };

    public ImportCommand()
        : base("import", "makes an API document of an OpenAPI document")
    {
        Add(_path);
        Add(_output);
        Add(_namespace);
        Add(_format);
        Add(_strict);
    }

    public override Manual Manual { get; } = new()
    {
        Description =
        [
            "Schemas become models, enums and unions, paths become resources, security becomes auth. Objects without a name are named by their place. "
            + "References are followed inside of the document only; nothing is fetched.",
            "What has no counterpart is reported on the error stream, each with its place and what became of it. Read the report before the document.",
        ],
        ExitStatus = [(ExitCodes.NotInOrder, "with --strict: something has no counterpart")],
        Examples =
        [
            ("plumbline import openapi.yaml --output shop.api.json", "writes the document and reports what it lacks"),
            ("plumbline import openapi.json --namespace io.example.shop.v0 --strict", "fails where something would be lost"),
        ],
    };

    public override Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var path = run.Host.Resolve(run.Get(_path));
        if (!File.Exists(path))
            throw new ToolException($"'{run.Get(_path)}' {(Directory.Exists(path) ? "is a folder" : "does not exist")}; name one OpenAPI document, JSON or YAML");

        var source = SourceText.Read(path, run.Host);
        var space = run.Get(_namespace);
        if (space is not null && (space.Length == 0 || NameRules.Problem(space) is not null))
            throw new ToolException($"'{SafeText.Line(space)}' is no namespace; write one such as io.example.shop.v0");

        var imported = OpenApiReader.Read(OpenApiSource.Read(source, cancellationToken), space, cancellationToken);
        var text = ApiJsonDocument.Write(imported.Service);
        if (run.Get(_output) is { } output)
            OutputFile.Write(run.Host.Resolve(output), text);
        else
            run.WriteRaw(text);

        Report(run, source, imported);
        return Task.FromResult(run.Get(_strict) && imported.Notes.Count > 0 ? ExitCodes.NotInOrder : ExitCodes.Success);
    }

    private void Report(ToolRun run, SourceText source, ImportedService imported)
    {
        var notes = imported.Notes.Select(note => (Note: note, Place: source.Lines.At(note.Span.Start))).OrderBy(note => note.Note.Span.Start).ToList();
        if (run.Get(_format) == "json")
        {
            run.Host.Error.Write(JsonTextWriter.Write(Array(notes.Select(note => Object(
                ("pointer", Text(note.Note.Pointer)), ("line", Number(note.Place.Line + 1)), ("column", Number(note.Place.Column + 1)), ("message", Text(note.Note.Message)))))));
            return;
        }

        foreach (var (note, (line, column)) in notes)
            run.Host.Error.WriteLine($"{source.Path}({line + 1},{column + 1}): {SafeText.Line(note.Pointer.Length == 0 ? "the document" : note.Pointer)}: {SafeText.Line(note.Message)}");
        var service = imported.Service;
        static string Count(int count, string noun) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
        run.Tell($"{Count(service.Models.Count, "model")}, {Count(service.Enums.Count, "enum")}, {Count(service.Unions.Count, "union")}, "
            + $"{Count(service.Resources.Sum(resource => resource.Operations.Count), "operation")}; {notes.Count} {(notes.Count == 1 ? "thing has" : "things have")} no exact counterpart");
    }
}
