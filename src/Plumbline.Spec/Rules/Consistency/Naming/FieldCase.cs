using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Text;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Names of fields are written in the company's case.</summary>
internal sealed class FieldCase()
    : ConsistencyRule("PLB4002", "field_case", "Field name in another case", Severity.Error, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        var style = context.Options.Text("plumbline_field_case", "snake_case");
        foreach (var field in context.Walk.Fields)
        {
            var name = field.Value.Name;
            if (!NameCase.Fits(name, style))
                context.Report(field, null,
                    $"{field.Title} is not in {style}; call it {Quote(NameCase.To(name, style))}",
                    new FindingProperty("name", NameCase.To(name, style)));
        }
    }
}
