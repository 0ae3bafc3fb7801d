using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Whoever was told to stop may go on.</summary>
internal sealed class DeprecationRemoved()
    : ChangeRule(RuleIds.DeprecationRemoved, "Deprecation removed", Verdict.Compatible, RuleIds.Deprecated)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var (subject, old, now) in Deprecations.Of(context.Pairs))
        {
            if (old is not null && now is null)
                context.Report(subject, null, "is no longer deprecated", "deprecated -> none", Effects.None, "keep the deprecation");
        }
    }
}
