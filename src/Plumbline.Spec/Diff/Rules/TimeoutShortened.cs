using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Slow calls that went through are cut off.</summary>
internal sealed class TimeoutShortened()
    : ChangeRule(RuleIds.TimeoutShortened, "Calls cut off sooner", Verdict.Dangerous, RuleIds.TimeoutLengthened)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var change in Promises.Timeouts(context.Pairs).Where(change => change.IsWorse))
            context.Report(change.Subject, "@timeout", $"is cut off after {change.Now} instead of {change.Old}", $"{change.Old} -> {change.Now}", new Effects { Request = Verdict.Dangerous }, $"keep {change.Old}");
    }
}
