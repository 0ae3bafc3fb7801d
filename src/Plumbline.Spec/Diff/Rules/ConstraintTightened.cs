using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Values that went through are refused.</summary>
internal sealed class ConstraintTightened()
    : ChangeRule(RuleIds.ConstraintTightened, "Limit tightened", Verdict.Breaking, RuleIds.ConstraintLoosened)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var slot in context.Slots)
        {
            foreach (var limit in Limits.Of(slot).Where(limit => limit.Step == LimitStep.Tighter))
            {
                context.Report(slot, limit.Key, limit.Before is null ? $"gets {limit.Name} {limit.After}" : $"gets {limit.Name} {limit.After} instead of {limit.Before}",
                    limit.Facts, Effects.OnOldWriters(Verdict.Breaking), limit.Before is null ? $"leave {limit.Name} out" : $"keep {limit.Before}");
            }
        }
    }
}
