using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Whoever uses it is told to stop; nothing fails yet.</summary>
internal sealed class Deprecated()
    : ChangeRule(RuleIds.Deprecated, "Deprecated", Verdict.Compatible, RuleIds.DeprecationRemoved)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var (subject, old, now) in Deprecations.Of(context.Pairs))
        {
            if (old is null && now is not null)
                context.Report(subject, "deprecation", "is deprecated", "none -> deprecated", Effects.OnSource(Verdict.Dangerous), "leave it as it was");
        }
    }
}
