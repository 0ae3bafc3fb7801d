using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Readers may get values that they were told would not come.</summary>
internal sealed class ConstraintLoosened()
    : ChangeRule(RuleIds.ConstraintLoosened, "Limit loosened", Verdict.Breaking, RuleIds.ConstraintTightened)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var slot in context.Slots)
        {
            foreach (var limit in Limits.Of(slot).Where(limit => limit.Step == LimitStep.Looser))
            {
                context.Report(slot, limit.Key, limit.After is null ? $"loses {limit.Name} {limit.Before}" : $"gets {limit.Name} {limit.After} instead of {limit.Before}",
                    limit.Facts, Effects.OnOldReaders(Verdict.Breaking), $"keep {limit.Before}");
            }
        }
    }
}
