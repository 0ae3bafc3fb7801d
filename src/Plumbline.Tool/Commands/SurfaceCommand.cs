using System.CommandLine;
using Plumbline.Spec.Export;
using Plumbline.Spec.Export.Gateway;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Reporting;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Tool.Commands;

/// <summary>Lists what services show.</summary>
internal sealed class SurfaceCommand : ToolCommand
{
    private readonly DocumentOptions _documents;
    private readonly Option<string> _format = Choice.Format(["text", "json", "markdown"]);
    private readonly Option<bool> _strict = new("--strict") { Description = "ends with 1 where anything deserves a second look" };

    public SurfaceCommand()
        : base("surface", "lists what services show, and what of it deserves a second look")
    {
        _documents = DocumentOptions.AddTo(this);
        Add(_format);
        Add(_strict);
    }

    public override Manual Manual { get; } = new()
    {
        Description =
        [
            "Every operation and stream with its audience and its credentials. Remarked are writes that nobody guards, personal data in answers and events (fields with the "
            + "annotation personal_data, however deep), public operations without a rate limit, and operations without a time limit.",
        ],
        ExitStatus = [(ExitCodes.NotInOrder, "with --strict: something deserves a second look")],
        Examples = [("plumbline surface specs", "lists everything"), ("plumbline surface specs --format markdown", "writes a table for a review")],
    };

    public override Task<int> RunAsync(ToolRun run, CancellationToken cancellationToken)
    {
        var documents = _documents.Load(run, cancellationToken);
        documents.RequireSound();
        var subjects = documents.Subjects.Select(documents.Service).ToList();
        var names = subjects.Select(service => service.Name).ToHashSet(StringComparer.Ordinal);
        var entries = Surface.Of([.. Enumerable.Range(0, documents.Documents.Count).Select(documents.Service)]).Where(entry => names.Contains(entry.Service)).ToList();
        switch (run.Get(_format))
        {
            case "json":
                run.WriteRaw(JsonTextWriter.Write(Array(entries.Select(entry => Object(
                    ("service", Text(entry.Service)), ("what", Text(entry.What)), ("audience", Text(entry.Audience)), ("auth", Text(entry.Auth)),
                    ("remarks", Array(entry.Remarks.Select(Text))))))));
                break;
            case "markdown":
                run.Output.WriteLine("| service | what | audience | auth | remarks |\n|---|---|---|---|---|");
                foreach (var entry in entries)
                    run.Output.WriteLine($"| {SafeText.Markdown(entry.Service)} | {SafeText.Markdown(entry.What)} | {entry.Audience} | {entry.Auth} | {SafeText.Markdown(string.Join("; ", entry.Remarks))} |");
                break;
            default:
                WriteText(run.Output, entries);
                break;
        }

        return Task.FromResult(run.Get(_strict) && entries.Exists(entry => entry.Remarks.Count > 0) ? ExitCodes.NotInOrder : ExitCodes.Success);
    }

    private static void WriteText(ToolOutput output, List<SurfaceEntry> entries)
    {
        foreach (var service in entries.GroupBy(entry => entry.Service))
        {
            output.Write(SafeText.Line(service.Key), Tone.Strong);
            output.WriteLine($" ({service.First().Audience})", Tone.Faint);
            foreach (var entry in service)
            {
                output.WriteLine($"  {SafeText.Line(entry.What),-40} {entry.Auth}");
                foreach (var remark in entry.Remarks)
                    output.WriteLine($"    {SafeText.Line(remark)}", Tone.Doubtful);
            }
        }

        var looks = entries.Count(entry => entry.Remarks.Count > 0);
        output.WriteLine();
        output.WriteLine($"{entries.Count} operations and streams, {looks} deserve a second look", looks > 0 ? Tone.Doubtful : Tone.Good);
    }
}
