using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Text;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Names of enum values are written in the company's case.</summary>
internal sealed class EnumValueCase()
    : ConsistencyRule("PLB4003", "enum_value_case", "Enum value in another case", Severity.Warning, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        var style = context.Options.Text("plumbline_enum_value_case", "snake_case");
        foreach (var value in context.Walk.Values)
        {
            var name = value.Value.Name;
            if (!NameCase.Fits(name, style))
                context.Report(value, null,
                    $"{value.Title} is not in {style}; call it {Quote(NameCase.To(name, style))} and keep its text in 'value'",
                    new FindingProperty("name", NameCase.To(name, style)));
        }
    }
}
