using Plumbline.Spec.Diff;
using Plumbline.Spec.Findings;
using Plumbline.Tool.Documents;

namespace Plumbline.Tool.Comparing;

/// <summary>A document that both sides have, or only one.</summary>
internal sealed record ComparedDocument
{
    /// <summary>The older text; null for a new document.</summary>
    public LoadedDocument? Before { get; init; }

    /// <summary>The newer text; null for a removed document.</summary>
    public LoadedDocument? After { get; init; }

    /// <summary>What differs; null for a new or removed document.</summary>
    public Comparison? Comparison { get; init; }

    /// <summary>The document as people find it.</summary>
    public SourceText Source => (After ?? Before)!.Source;

    /// <summary>How bad it is. A removed document takes everything with it that somebody used.</summary>
    public Verdict Verdict => Comparison?.Verdict ?? (After is null ? Verdict.Breaking : Verdict.Compatible);

    /// <summary>The least version that tells of it.</summary>
    public VersionStep Step => Comparison?.SuggestedStep ?? (After is null ? VersionStep.Major : VersionStep.Minor);

    /// <summary>The findings at their places in the newer text.</summary>
    public IEnumerable<Finding> Findings => Comparison is null ? [] : Comparison.ToFindings(After!.Document.Syntax);

    /// <summary>How bad what nobody has approved is.</summary>
    public Verdict Unapproved => Comparison is null
        ? Verdict
        : Comparison.Changes.Where(change => change.Approval is null).Select(change => change.Verdict).DefaultIfEmpty(Verdict.Compatible).Max();
}
