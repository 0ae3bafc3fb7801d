using Plumbline.Spec.Collections;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Reading;

namespace Plumbline.Spec.Diff;

/// <summary>What a comparison says.</summary>
public sealed record Comparison
{
    /// <summary>Every change, approved ones included, in order of what it is about.</summary>
    public required EquatableArray<Change> Changes { get; init; }

    /// <summary>Approvals that allow nothing.</summary>
    public EquatableArray<Approval> UnusedApprovals { get; init; }

    /// <summary>Whether anything at all differs, words and order included.</summary>
    public bool AreWordsChanged { get; init; }

    /// <summary>The worst verdict of all changes, approved ones included.</summary>
    public Verdict Verdict => Changes.Count == 0 ? Verdict.Compatible : (Verdict)Changes.Max(change => (int)change.Verdict);

    /// <summary>The least version that tells of these changes. Approving a break allows it; it does not make it small.</summary>
    public VersionStep SuggestedStep => Verdict == Verdict.Breaking ? VersionStep.Major
        : Changes.Count > 0 ? VersionStep.Minor
        : AreWordsChanged ? VersionStep.Patch
        : VersionStep.None;

    /// <summary>What has to be done about, in text order: breaking changes as errors, dangerous ones as warnings, unless approved.</summary>
    /// <param name="syntax">Where the current document's nodes stand.</param>
    public EquatableArray<Finding> ToFindings(SyntaxMap syntax) =>
        Changes
            .Where(change => change.Severity != Severity.Hidden)
            .Select(change => new Finding
            {
                RuleId = change.Rule.Id,
                Severity = change.Severity,
                Message = change.Message,
                Span = change.Locate(syntax),
                Properties = EquatableArray.Create(new FindingProperty("fingerprint", change.Fingerprint), new FindingProperty("what", change.What)),
            })
            .OrderBy(finding => finding.Span.Start)
            .ThenBy(finding => finding.RuleId, StringComparer.Ordinal)
            .ThenBy(finding => finding.Message, StringComparer.Ordinal)
            .ToEquatableArray();
}
