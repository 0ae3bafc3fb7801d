using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Names of headers are written as HTTP writes them.</summary>
internal sealed class HeaderCase()
    : ConsistencyRule("PLB4005", "header_case", "Header name in another case", Severity.Warning, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        var style = context.Options.Text("plumbline_header_case", "Header-Case");
        foreach (var header in context.Walk.Headers)
            Check(context, header, header.Value.Name, style);
        foreach (var parameter in context.Walk.Parameters.Where(parameter => parameter.Value.Location == ParameterLocation.Header))
            Check(context, parameter, parameter.Value.Name, style);
    }

    private static void Check(RuleContext context, Node node, string name, string style)
    {
        if (!NameCase.Fits(name, style))
            context.Report(node, null,
                $"{node.Title} is not in {style}; call it {Quote(NameCase.To(name, style))}",
                new FindingProperty("name", NameCase.To(name, style)));
    }
}
