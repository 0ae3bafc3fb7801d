using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>An operation is new.</summary>
internal sealed class OperationAdded()
    : ChangeRule(RuleIds.OperationAdded, "Operation added", Verdict.Compatible, RuleIds.OperationRemoved, RuleIds.OperationRemovedWithoutDeprecation)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var operation in context.Pairs.Operations.Added)
            context.Report(ServicePairs.Of(operation, operation.Place), null, "is added", "none -> added", Effects.None, "leave it out");
    }
}
