using Plumbline.Spec.Attributes;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Somebody answers for every service, and it says for whom it is.</summary>
internal sealed class MissingOwner() : ConsistencyRule("PLB4054", "owner", "Service without an owner", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        if (OwnerAttribute.Find(context.Service.Attributes) is not { } owner)
            context.Report(context.Walk.Service, null,
                $"{context.Walk.Service.Title} has no owner; add the attribute 'owner' with a team and an audience");
        else if (owner.Audience is null)
            context.Report(context.Walk.Service, null,
                $"{context.Walk.Service.Title} does not say for whom it is; add the 'audience' public, company or internal to its owner");
    }
}
