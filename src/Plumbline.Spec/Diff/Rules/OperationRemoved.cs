using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>A deprecated operation is gone: whoever did not heed the warning fails.</summary>
internal sealed class OperationRemoved()
    : ChangeRule(RuleIds.OperationRemoved, "Deprecated operation removed", Verdict.Breaking, RuleIds.OperationAdded)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var operation in context.Pairs.Operations.Removed.Where(IsDeprecated))
        {
            context.Report(ServicePairs.Of(operation, context.Pairs.PlaceOf(operation.Resource)), null, "is removed, deprecated though it was", "deprecated -> removed",
                new Effects { Request = Verdict.Breaking, Source = Verdict.Breaking }, "keep it until nobody calls it");
        }
    }

    /// <summary>Whether callers had been warned.</summary>
    internal static bool IsDeprecated(Located operation) => operation.Operation.Deprecation is not null || operation.Resource.Deprecation is not null;
}
