using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Text;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Literal segments of paths are written in the company's case.</summary>
internal sealed class PathCase() : ConsistencyRule("PLB4006", "path_case", "Path in another case", Severity.Error, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        var style = context.Options.Text("plumbline_path_case", "lowercase");
        foreach (var operation in context.Walk.Operations)
        {
            // Leading underscores mark paths of the infrastructure: /_internal_/healthcheck.
            var wrong = operation.Value.Path.Split('/').FirstOrDefault(segment =>
                segment.Length > 0 && segment[0] is not (':' or '_') && !segment.Split('.').All(part => NameCase.Fits(part, style)));
            if (wrong is not null)
                context.Report(operation,
                    "path", $"{operation.Title} has the segment {Quote(wrong)}, which is not in {style}; write {Quote(NameCase.To(wrong, style))}");
        }
    }
}
