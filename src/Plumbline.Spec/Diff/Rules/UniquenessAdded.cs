using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Rows that are there already may contradict it, and instances of the old release still write such rows.</summary>
internal sealed class UniquenessAdded()
    : ChangeRule(RuleIds.UniquenessAdded, "Table refuses what it took", Verdict.Dangerous, RuleIds.UniquenessRemoved)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var (subject, index) in UniqueIndexes.Missing(context.Pairs, inAfter: false))
            context.ReportAs(subject, "@table", $"must be unique by {index}", $"none -> {index}", Verdict.Dangerous, "fails where stored rows contradict it", "clean up the rows first");
    }
}
