using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Callers get less than they ask for, other pages, or a refusal of their order.</summary>
internal sealed class PagingTightened()
    : ChangeRule(RuleIds.PagingTightened, "Pages smaller, or orders gone", Verdict.Breaking, RuleIds.PagingLoosened, RuleIds.PagingTightened)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var operation in context.Pairs.Operations.Both)
        {
            foreach (var change in PagingChange.Of(operation).Where(change => !change.IsLooser))
            {
                context.Report(ServicePairs.Of(operation), change.Key, change.What, change.Facts, new Effects { Request = change.Verdict, Response = change.OnAnswer }, change.Remedy);
            }
        }
    }
}
