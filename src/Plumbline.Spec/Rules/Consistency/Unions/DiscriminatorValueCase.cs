using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Discriminator values are written in the company's case.</summary>
internal sealed class DiscriminatorValueCase()
    : ConsistencyRule("PLB4041", "discriminator_value_case", "Discriminator value in another case", Severity.Error, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        var style = context.Options.Text("plumbline_discriminator_value_case", "snake_case");
        foreach (var member in context.Walk.Members)
        {
            // Primitives are called as the format calls them: date-iso8601.
            var value = member.Value.DiscriminatorValue;
            if (member.Value.Type.Core.Kind != TypeKind.Primitive && !NameCase.Fits(value, style))
                context.Report(member,
                    "discriminator_value", $"{member.Title} has discriminator value {Quote(value)}, which is not in {style}; write {Quote(NameCase.To(value, style))}");
        }
    }
}
