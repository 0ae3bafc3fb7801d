using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>An operation is gone of which nobody was warned.</summary>
internal sealed class OperationRemovedWithoutDeprecation()
    : ChangeRule(RuleIds.OperationRemovedWithoutDeprecation, "Operation removed without deprecation", Verdict.Breaking, RuleIds.OperationAdded)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var operation in context.Pairs.Operations.Removed.Where(operation => !OperationRemoved.IsDeprecated(operation)))
        {
            context.Report(ServicePairs.Of(operation, context.Pairs.PlaceOf(operation.Resource)), null, "is removed without having been deprecated", "released -> removed",
                new Effects { Request = Verdict.Breaking, Source = Verdict.Breaking }, "deprecate it now and remove it in a later release");
        }
    }
}
