using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Callers may ask for more than before.</summary>
internal sealed class PagingLoosened()
    : ChangeRule(RuleIds.PagingLoosened, "Pages larger, or orders offered", Verdict.Compatible, RuleIds.PagingTightened)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var operation in context.Pairs.Operations.Both)
        {
            foreach (var change in PagingChange.Of(operation).Where(change => change.IsLooser))
                context.Report(ServicePairs.Of(operation), change.Key, change.What, change.Facts, Effects.None, change.Remedy);
        }
    }
}
