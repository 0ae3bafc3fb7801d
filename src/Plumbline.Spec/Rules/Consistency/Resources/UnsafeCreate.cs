using Plumbline.Spec.Attributes;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>A create that was sent twice by a failing network creates once.</summary>
internal sealed class UnsafeCreate()
    : ConsistencyRule("PLB4071", "idempotent_create", "Create that cannot be repeated", Severity.Warning, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        foreach (var operation in context.Walk.Operations)
        {
            if (operation.Value.Method == "POST" && IdempotentAttribute.Find(operation.Value.Attributes) is null)
                context.Report(operation, null,
                    $"{operation.Title} cannot be repeated safely; add the attribute 'idempotent' (with its key header), or create with PUT");
        }
    }
}
