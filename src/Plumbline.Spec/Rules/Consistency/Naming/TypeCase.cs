using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Text;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Names of types are written in the company's case.</summary>
internal sealed class TypeCase()
    : ConsistencyRule("PLB4001", "type_case", "Type name in another case", Severity.Error, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        var style = context.Options.Text("plumbline_type_case", "snake_case");
        foreach (var (node, name) in Declared.Types(context))
        {
            if (!NameCase.Fits(name, style))
                context.Report(node, null,
                    $"{node.Title} is not in {style}; call it {Quote(NameCase.To(name, style))}",
                    new FindingProperty("name", NameCase.To(name, style)));
        }
    }
}
