using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Others may use it too.</summary>
internal sealed class AudienceWidened()
    : ChangeRule(RuleIds.AudienceWidened, "More may use the service", Verdict.Compatible, RuleIds.AudienceNarrowed)
{
    internal override void Compare(ChangeContext context) => AudienceNarrowed.Report(context, isNarrower: false, Verdict.Compatible, "breaks nobody");
}
