using Plumbline.Spec.Diff;
using Plumbline.Spec.Fixing;
using Plumbline.Tool.Documents;

namespace Plumbline.Tool.Linting;

/// <summary>
/// Corrects what has one remedy. Every correction is proven before it counts: nothing new is found in any document, and, unless nobody uses
/// the documents yet, the comparison finds nothing that anybody on the wire would notice.
/// </summary>
/// <param name="lint">Checks documents.</param>
/// <param name="isUnreleased">Whether what is on the wire may change, too.</param>
internal sealed class DocumentFixer(Func<DocumentSet, LintResult> lint, bool isUnreleased)
{
    // Every round corrects something, or it is the last; this only bounds what a hostile document can ask for.
    private const int MaximumRounds = 50;

    private readonly List<AppliedFix> _applied = [];
    private readonly HashSet<(string Path, string Rule, string Message)> _refused = [];

    /// <summary>What was corrected, in the order of correcting.</summary>
    public IReadOnlyList<AppliedFix> Applied => _applied;

    /// <summary>Corrects documents.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The documents as corrected, and what is found in them then.</returns>
    public (DocumentSet Documents, LintResult Result) Run(DocumentSet documents, CancellationToken cancellationToken)
    {
        var result = lint(documents);
        for (var round = 0; round < MaximumRounds; round++)
        {
            var fixes = Candidates(documents, result);
            if (fixes.Count == 0)
                break;

            if (Try(documents, result, fixes, cancellationToken) is { } all)
            {
                (documents, result) = Take(fixes, all);
                continue;
            }

            // One of them does harm: find out which, each by itself.
            foreach (var fix in fixes)
            {
                if (fixes.Count > 1 && Try(documents, result, [fix], cancellationToken) is { } one)
                {
                    (documents, result) = Take([fix], one);
                    break;
                }

                _refused.Add(Key(fix.Finding));
            }
        }

        return (documents, result);
    }

    private (DocumentSet Documents, LintResult Result) Take(IReadOnlyList<Candidate> fixes, (DocumentSet Documents, LintResult Result) fixedDocuments)
    {
        _applied.AddRange(fixes.Select(fix => new AppliedFix(fix.Finding)));
        return fixedDocuments;
    }

    // Of fixes that touch the same text only the first; the others come in the next round.
    private List<Candidate> Candidates(DocumentSet documents, LintResult result)
    {
        var byPath = documents.Documents.ToDictionary(document => document.Source.FullPath, StringComparer.Ordinal);
        var chosen = new List<Candidate>();
        foreach (var finding in result.Findings)
        {
            if (!byPath.TryGetValue(finding.Source.FullPath, out var document) || _refused.Contains(Key(finding)))
                continue;

            var edits = DocumentFix.Find(document.Document, document.Source.Text, finding.Finding);
            var isFree = chosen.TrueForAll(other => other.Document != document || !other.Edits.Any(edit => edits.Any(mine => mine.Overlaps(edit))));
            if (edits.Count > 0 && isFree)
                chosen.Add(new(document, finding, edits));
        }

        return chosen;
    }

    private (DocumentSet Documents, LintResult Result)? Try(DocumentSet documents, LintResult before, IReadOnlyList<Candidate> fixes, CancellationToken cancellationToken)
    {
        var edited = fixes.GroupBy(fix => fix.Document).ToDictionary(group => group.Key, group => Edit(group.Key, group.SelectMany(fix => fix.Edits), cancellationToken));
        var fresh = DocumentSet.Of(documents.Documents.Select(document => edited.GetValueOrDefault(document, document)));
        var after = lint(fresh);
        if (!IsBetter(before, after) || !(isUnreleased || IsSafe(documents, fresh, cancellationToken)))
            return null;
        return (fresh, after);
    }

    private static LoadedDocument Edit(LoadedDocument document, IEnumerable<TextEdit> edits, CancellationToken cancellationToken)
    {
        var source = document.Source.With(TextEdit.Apply(document.Source.Text, edits));
        return DocumentSet.Read(source, document.Uri, document.IsSubject, cancellationToken, document.Role);
    }

    // By counts: what else is wrong with something that was renamed is said with its new name.
    private static bool IsBetter(LintResult before, LintResult after)
    {
        static Dictionary<(string, string), int> Count(LintResult result) =>
            result.Findings.GroupBy(finding => (finding.Source.FullPath, finding.Rule.Id)).ToDictionary(group => group.Key, group => group.Count());
        var (old, fresh) = (Count(before), Count(after));
        return fresh.All(entry => entry.Value <= old.GetValueOrDefault(entry.Key)) && fresh.Values.Sum() < old.Values.Sum();
    }

    private static bool IsSafe(DocumentSet before, DocumentSet after, CancellationToken cancellationToken)
    {
        for (var i = 0; i < before.Documents.Count; i++)
        {
            if (before.Documents[i] == after.Documents[i])
                continue;

            var options = ComparisonOptions.Default with { Source = SourceCompatibility.Ignore };
            if (ServiceComparer.Compare(before.Service(i), after.Service(i), options, cancellationToken).Verdict != Verdict.Compatible)
                return false;
        }

        return true;
    }

    private static (string, string, string) Key(LintFinding finding) => (finding.Source.FullPath, finding.Rule.Id, finding.Finding.Message);

    private sealed record Candidate(LoadedDocument Document, LintFinding Finding, IReadOnlyList<TextEdit> Edits);
}

/// <summary>A correction that was made.</summary>
/// <param name="Finding">What was found.</param>
internal sealed record AppliedFix(LintFinding Finding);
