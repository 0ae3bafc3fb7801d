using Plumbline.Spec.Attributes;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Every operation says who may call it, even where that is everybody.</summary>
internal sealed class MissingAuth()
    : ConsistencyRule("PLB4070", "auth", "Operation that does not say who may call", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        if (AuthAttribute.Find(context.Service.Attributes) is not null)
            return;

        foreach (var operation in context.Walk.Operations)
        {
            // The health check is everybody's.
            if (operation.Value.Path.IndexOf("healthcheck", StringComparison.Ordinal) < 0
                && AuthAttribute.Find(operation.Value.Attributes) is null
                && AuthAttribute.Find(operation.Nearest<Resource>()!.Attributes) is null)
                context.Report(operation, null,
                    $"{operation.Title} does not say who may call it; add the attribute 'auth', with scheme 'none' where everybody may");
        }
    }
}
