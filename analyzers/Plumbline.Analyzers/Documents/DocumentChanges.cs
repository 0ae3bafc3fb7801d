using Microsoft.CodeAnalysis.Diagnostics;
using Plumbline.Generator.Pipeline;
using Plumbline.Spec.Diff;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules;

namespace Plumbline.Analyzers.Documents;

/// <summary>What changed in a document since its baselines.</summary>
/// <param name="Document">The document.</param>
/// <param name="Comparison">The changes.</param>
/// <param name="Approvals">The file that allows some of them; null where there is none.</param>
/// <param name="Baseline">The path of the last released form.</param>
internal sealed record DocumentChanges(ReadDocument Document, Comparison Comparison, Approvals? Approvals, string Baseline)
{
    /// <summary>Compares every document of a project that has a baseline.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="options">Additional files and settings.</param>
    /// <param name="cancellationToken">Stops the comparison.</param>
    public static IEnumerable<DocumentChanges> Find(ProjectDocuments documents, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        for (var i = 0; i < documents.Checked.Documents.Count; i++)
        {
            // Half a document looks like one from which the other half was removed.
            var document = documents.Checked.Documents[i];
            var baselines = Baselines.Find(documents.All, document).Where(baseline => !HasErrors(baseline)).ToList();
            if (baselines.Count == 0 || HasErrors(document))
                continue;

            var approvals = Documents.Approvals.Find(options.AdditionalFiles, document.Declared.Path, cancellationToken);
            var settings = RuleOptionsReader.Read(options.AnalyzerConfigOptionsProvider, document.File.Text);
            var comparison = ServiceComparer.Compare(
                [.. baselines.Select(baseline => new Release(Baselines.ReleasedAs(baseline), documents.Checked.Bind(baseline.Document.Service)))],
                documents.Checked.Service(i),
                Baselines.Options(settings) with { Approvals = approvals?.File.Approvals ?? default },
                cancellationToken);
            yield return new(document, comparison, approvals, baselines[0].Declared.Path);
        }
    }

    private static bool HasErrors(ReadDocument document) =>
        document.Document.Findings.Any(f => f.Severity == Severity.Error) || DocumentLimits.AreExceededBy(document.Document.Service);
}
