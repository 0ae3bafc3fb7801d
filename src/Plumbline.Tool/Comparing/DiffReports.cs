using System.Globalization;
using Plumbline.Spec.Diff;
using Plumbline.Spec.Model;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Reporting;
using static Plumbline.Spec.Export.JsonTree;

namespace Plumbline.Tool.Comparing;

/// <summary>Writes what differs.</summary>
/// <param name="documents">The documents that differ.</param>
/// <param name="next">The version that follows; null where nobody said what the last one was.</param>
internal sealed class DiffReports(IReadOnlyList<ComparedDocument> documents, string? next) : FormattedReport
{
    private VersionStep Step => documents.Select(document => document.Step).DefaultIfEmpty(VersionStep.None).Max();

    private Verdict Verdict => documents.Select(document => document.Verdict).DefaultIfEmpty(Verdict.Compatible).Max();

    private static string Word(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    private static string Word(VersionStep step) => step.ToString().ToLowerInvariant();

    private static Tone ToneOf(Verdict verdict) => verdict switch
    {
        Verdict.Breaking => Tone.Bad,
        Verdict.Dangerous => Tone.Doubtful,
        _ => Tone.Good,
    };

    private string Summary() => documents.Count == 0
        ? "nothing changed"
        : $"{Word(Verdict)}; suggested version step: {Word(Step)}{(next is null ? "" : $", to {next}")}";

    protected override void WriteText(ToolOutput output)
    {
        foreach (var document in documents)
        {
            output.WriteLine(document.Source.Path, Tone.Strong);
            if (document.Comparison is not { } comparison)
            {
                output.Write($"  {Word(document.Verdict)}", ToneOf(document.Verdict));
                output.WriteLine(document.After is null ? "  the document is removed: breaks everybody who uses it" : "  the document is new");
            }
            else if (comparison.Changes.Count == 0)
            {
                output.WriteLine("  nothing but words", Tone.Faint);
            }
            else
            {
                foreach (var change in comparison.Changes.OrderByDescending(change => change.Verdict))
                    WriteText(document, change, output);
            }

            output.WriteLine();
        }

        output.WriteLine(Summary(), documents.Count == 0 ? Tone.Good : ToneOf(documents.Max(document => document.Unapproved)));
    }

    private static void WriteText(ComparedDocument document, Change change, ToolOutput output)
    {
        var (line, column) = document.Source.Lines.At(change.Locate(document.After!.Document.Syntax).Start);
        output.Write($"  {Word(change.Verdict),-10}", change.Approval is null ? ToneOf(change.Verdict) : Tone.Faint);
        output.Write(string.Create(CultureInfo.InvariantCulture, $" {change.Rule.Id} {change.Fingerprint} ({line + 1},{column + 1})  "), Tone.Faint);
        output.WriteLine(change.Message);
        if (change.Approval is { } approval)
            output.WriteLine($"             approved{(approval.By is null ? "" : " by " + SafeText.Line(approval.By))}: {SafeText.Line(approval.Reason)}", Tone.Faint);
    }

    protected override JsonValue Json() => Object(
        ("verdict", Text(Word(Verdict))),
        ("step", Text(Word(Step))),
        ("next", TextOrNothing(next)),
        ("documents", Array(documents.Select(document => Object(
            ("path", Text(document.Source.Path)),
            ("state", Text(document.Before is null ? "added" : document.After is null ? "removed" : "changed")),
            ("verdict", Text(Word(document.Verdict))),
            ("step", Text(Word(document.Step))),
            ("changes", Array((document.Comparison?.Changes ?? default).Select(change => Json(document, change)))))))));

    private static JsonValue Json(ComparedDocument document, Change change)
    {
        var (line, column) = document.Source.Lines.At(change.Locate(document.After!.Document.Syntax).Start);
        return Object(
            ("rule", Text(change.Rule.Id)),
            ("fingerprint", Text(change.Fingerprint)),
            ("verdict", Text(Word(change.Verdict))),
            ("request", Text(Word(change.Effects.Request))),
            ("response", Text(Word(change.Effects.Response))),
            ("event", Text(Word(change.Effects.Event))),
            ("replay", Text(Word(change.Effects.Replay))),
            ("source", Text(Word(change.Effects.Source))),
            ("subject", Text(change.Subject)),
            ("facts", Text(change.Facts)),
            ("message", Text(change.Message)),
            ("line", Number(line + 1)),
            ("column", Number(column + 1)),
            ("approval", change.Approval is { } approval ? Object(("reason", Text(approval.Reason)), ("by", TextOrNothing(approval.By))) : null));
    }

    protected override void WriteMarkdown(ToolOutput output)
    {
        output.WriteLine($"**{Summary()}**");
        if (documents.Count == 0)
            return;

        output.WriteLine();
        output.WriteLine("| document | verdict | rule | change |");
        output.WriteLine("|---|---|---|---|");
        foreach (var document in documents)
        {
            var path = SafeText.Markdown(document.Source.Path);
            if (document.Comparison is not { } comparison)
                output.WriteLine($"| {path} | {Word(document.Verdict)} | | the document is {(document.After is null ? "removed" : "new")} |");
            else if (comparison.Changes.Count == 0)
                output.WriteLine($"| {path} | compatible | | nothing but words |");
            foreach (var change in (document.Comparison?.Changes ?? default).OrderByDescending(change => change.Verdict))
            {
                var verdict = Word(change.Verdict) + (change.Approval is null ? "" : " (approved)");
                output.WriteLine($"| {path} | {verdict} | {change.Rule.Id} | {SafeText.Markdown(change.Message)} |");
            }
        }
    }

    protected override void WriteGitHub(ToolOutput output)
    {
        foreach (var document in documents)
        {
            foreach (var finding in document.Findings)
            {
                var (line, column) = document.Source.Lines.At(finding.Span.Start);
                var command = finding.Severity == Spec.Findings.Severity.Error ? "error" : "warning";
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"::{command} file={GitHubReport.Property(document.Source.Path)},line={line + 1},col={column + 1},title={finding.RuleId}::{GitHubReport.Data(finding.Message)}"));
            }

            if (document.After is null)
                output.WriteLine($"::error file={GitHubReport.Property(document.Source.Path)},title=plumbline::the document is removed: breaks everybody who uses it");
        }

        output.WriteLine($"::notice title=plumbline::{GitHubReport.Data(Summary())}");
    }
}
