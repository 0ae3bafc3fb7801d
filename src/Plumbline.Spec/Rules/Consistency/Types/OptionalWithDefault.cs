using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>A field with a default always has a value; then it is required.</summary>
internal sealed class OptionalWithDefault()
    : ConsistencyRule("PLB4028", "optional_default", "Optional field with a default", Severity.Warning, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        foreach (var field in context.Walk.Fields)
        {
            if (field.Value is { Default: not null, IsRequired: false })
                context.Report(field, "required", $"{field.Title} has a default, so it always has a value; leave out \"required\": false");
        }
    }
}
