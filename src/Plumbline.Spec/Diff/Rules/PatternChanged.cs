using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Nobody can tell which texts pass one pattern and not the other.</summary>
internal sealed class PatternChanged()
    : ChangeRule(RuleIds.PatternChanged, "Pattern or format replaced", Verdict.Dangerous, RuleIds.PatternChanged)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var slot in context.Slots)
        {
            foreach (var limit in Limits.Of(slot).Where(limit => limit.Step == LimitStep.Other))
            {
                context.Report(slot, limit.Key, $"gets {limit.Name} {limit.After} instead of {limit.Before}", limit.Facts,
                    Effects.OnWire(Verdict.Dangerous), $"keep {limit.Before}");
            }
        }
    }
}
