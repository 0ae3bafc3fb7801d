using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>More rows fit.</summary>
internal sealed class UniquenessRemoved()
    : ChangeRule(RuleIds.UniquenessRemoved, "Table takes what it refused", Verdict.Compatible, RuleIds.UniquenessAdded)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var (subject, index) in UniqueIndexes.Missing(context.Pairs, inAfter: true))
            context.ReportAs(subject, "@table", $"need not be unique by {index} any more", $"{index} -> none", Verdict.Compatible, "breaks nobody", "keep it");
    }
}
