using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Names of path, query and form parameters are written in the company's case.</summary>
internal sealed class ParameterCase()
    : ConsistencyRule("PLB4004", "parameter_case", "Parameter name in another case", Severity.Error, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        var style = context.Options.Text("plumbline_parameter_case", "snake_case");
        foreach (var parameter in context.Walk.Parameters)
        {
            var name = parameter.Value.Name;
            if (parameter.Value.Location != ParameterLocation.Header && !NameCase.Fits(name, style))
                context.Report(parameter, null,
                    $"{parameter.Title} is not in {style}; call it {Quote(NameCase.To(name, style))}",
                    new FindingProperty("name", NameCase.To(name, style)));
        }
    }
}
