using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Callers have timeouts that fit the old promise.</summary>
internal sealed class LatencyBudgetRaised()
    : ChangeRule(RuleIds.LatencyBudgetRaised, "Answers promised later", Verdict.Dangerous, RuleIds.LatencyBudgetLowered)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var change in Promises.LatencyBudgets(context.Pairs).Where(change => change.IsWorse))
            context.Report(change.Subject, "@latency_budget", $"promises {change.Now} instead of {change.Old} for 99 of 100 answers", $"{change.Old} -> {change.Now}", new Effects { Request = Verdict.Dangerous }, $"keep {change.Old}");
    }
}
