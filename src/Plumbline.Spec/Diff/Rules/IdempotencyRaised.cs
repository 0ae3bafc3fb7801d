using Plumbline.Spec.Attributes;
using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Callers may repeat what they did once.</summary>
internal sealed class IdempotencyRaised()
    : ChangeRule(RuleIds.IdempotencyRaised, "Operation may be repeated", Verdict.Compatible, RuleIds.IdempotencyLowered)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var operation in context.Pairs.Operations.Both)
        {
            if (!IdempotentAttribute.IsIdempotent(operation.Before.Operation) && IdempotentAttribute.IsIdempotent(operation.After.Operation))
                context.Report(ServicePairs.Of(operation), "@idempotent", "may be repeated", "not -> idempotent", Effects.None, "leave it as it was");
        }
    }
}
