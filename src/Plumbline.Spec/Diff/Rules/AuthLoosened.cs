using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Who was kept out is let in: callers go on working, the question is who else does.</summary>
internal sealed class AuthLoosened()
    : ChangeRule(RuleIds.AuthLoosened, "Authorization loosened", Verdict.Dangerous, RuleIds.AuthTightened)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var change in AuthChange.All(context.Pairs).Where(change => change.IsLooser))
        {
            context.ReportAs(change.Subject, null, $"asks for {AuthChange.Describe(change.Now)} instead of {AuthChange.Describe(change.Old)}",
                $"{AuthChange.Describe(change.Old)} -> {AuthChange.Describe(change.Now)}",
                Verdict.Dangerous, "lets in whom it kept out", $"keep {AuthChange.Describe(change.Old)}");
        }
    }
}
