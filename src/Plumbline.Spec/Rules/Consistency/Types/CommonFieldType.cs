using Plumbline.Spec.Findings;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Fields that are everywhere have one type everywhere.</summary>
internal sealed class CommonFieldType()
    : ConsistencyRule("PLB4020", "common_field_types", "Common field of another type", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        var types = context.Options.Pairs("plumbline_field_types", "id=string, guid=uuid, email=string, number=string");
        foreach (var field in context.Walk.Fields)
        {
            if (types.TryGetValue(field.Value.Name, out var type) && field.Value.Type.ToString() != type)
                context.Report(field,
                    "type", $"{field.Title} has type {Quote(field.Value.Type.ToString())}; a field of that name is {Quote(type)} in this company",
                    new FindingProperty("type", type));
        }
    }
}
