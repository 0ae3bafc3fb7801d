using System.Globalization;
using Plumbline.Spec.Findings;
using Plumbline.Tool.Hosting;
using Plumbline.Tool.Linting;

namespace Plumbline.Tool.Reporting;

/// <summary>For people: the place, the rule, the message, and the line itself with carets.</summary>
internal sealed class TextReport : IFindingReport
{
    /// <inheritdoc/>
    public void Write(IReadOnlyList<LintFinding> findings, int documents, ToolOutput output)
    {
        foreach (var finding in findings)
        {
            var (line, column) = finding.Start;
            var tone = Of(finding.Severity);
            output.Write(string.Create(CultureInfo.InvariantCulture, $"{finding.Source.Path}({line},{column}): "), Tone.Strong);
            output.Write($"{finding.Word} {finding.Rule.Id}", tone);
            output.WriteLine($": {finding.Finding.Message}");
            Excerpt.Write(finding.Source, finding.Finding.Span, tone, output);
        }

        if (findings.Count > 0)
            output.WriteLine();
        output.WriteLine(Summary.Of(findings, documents), findings.Any(f => f.Severity == Severity.Error) ? Tone.Bad : findings.Count > 0 ? Tone.Doubtful : Tone.Good);
    }

    private static Tone Of(Severity severity) => severity switch
    {
        Severity.Error => Tone.Bad,
        Severity.Warning => Tone.Doubtful,
        _ => Tone.Note,
    };
}
