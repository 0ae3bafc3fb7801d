using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Fewer calls are cut off.</summary>
internal sealed class TimeoutLengthened()
    : ChangeRule(RuleIds.TimeoutLengthened, "Calls may take longer", Verdict.Compatible, RuleIds.TimeoutShortened)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var change in Promises.Timeouts(context.Pairs).Where(change => !change.IsWorse))
            context.Report(change.Subject, "@timeout", $"is cut off after {change.Now} instead of {change.Old}", $"{change.Old} -> {change.Now}", Effects.None, $"keep {change.Old}");
    }
}
