using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Busy callers are turned away.</summary>
internal sealed class RateLimitTightened()
    : ChangeRule(RuleIds.RateLimitTightened, "Fewer calls answered", Verdict.Dangerous, RuleIds.RateLimitLoosened)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var change in Promises.RateLimits(context.Pairs).Where(change => change.IsWorse))
            context.Report(change.Subject, "@rate_limit", $"answers {change.Now} instead of {change.Old}", $"{change.Old} -> {change.Now}", new Effects { Request = Verdict.Dangerous }, $"keep {change.Old}");
    }
}
