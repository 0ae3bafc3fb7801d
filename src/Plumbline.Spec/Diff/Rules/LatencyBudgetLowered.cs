using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Callers may count on more.</summary>
internal sealed class LatencyBudgetLowered()
    : ChangeRule(RuleIds.LatencyBudgetLowered, "Answers promised sooner", Verdict.Compatible, RuleIds.LatencyBudgetRaised)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var change in Promises.LatencyBudgets(context.Pairs).Where(change => !change.IsWorse))
            context.Report(change.Subject, "@latency_budget", $"promises {change.Now} instead of {change.Old} for 99 of 100 answers", $"{change.Old} -> {change.Now}", Effects.None, $"keep {change.Old}");
    }
}
