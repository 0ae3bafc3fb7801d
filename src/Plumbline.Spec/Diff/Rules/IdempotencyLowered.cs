using Plumbline.Spec.Attributes;
using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Clients and gateways repeat it after a lost answer, and so do it twice.</summary>
internal sealed class IdempotencyLowered()
    : ChangeRule(RuleIds.IdempotencyLowered, "Operation may not be repeated any more", Verdict.Breaking, RuleIds.IdempotencyRaised)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var operation in context.Pairs.Operations.Both)
        {
            if (IdempotentAttribute.IsIdempotent(operation.Before.Operation) && !IdempotentAttribute.IsIdempotent(operation.After.Operation))
            {
                context.Report(ServicePairs.Of(operation), "@idempotent", "may not be repeated any more", "idempotent -> not",
                    new Effects { Request = Verdict.Breaking }, "keep it idempotent");
            }
        }
    }
}
