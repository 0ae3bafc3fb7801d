using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Busy callers are turned away less.</summary>
internal sealed class RateLimitLoosened()
    : ChangeRule(RuleIds.RateLimitLoosened, "More calls answered", Verdict.Compatible, RuleIds.RateLimitTightened)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var change in Promises.RateLimits(context.Pairs).Where(change => !change.IsWorse))
            context.Report(change.Subject, "@rate_limit", $"answers {change.Now} instead of {change.Old}", $"{change.Old} -> {change.Now}", Effects.None, $"keep {change.Old}");
    }
}
