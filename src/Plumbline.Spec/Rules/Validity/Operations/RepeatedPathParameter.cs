using Plumbline.Spec.Rules.Text;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A path names each of its parameters once.</summary>
internal sealed class RepeatedPathParameter() : ValidityRule("PLB1104", "Path parameter repeated")
{
    public override void Check(RuleContext context)
    {
        foreach (var operation in context.Walk.Operations)
        {
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var name in RoutePattern.Parameters(operation.Value.Path))
            {
                if (name.Length > 0 && !seen.Add(name))
                    context.Report(operation,
                        "path", $"{operation.Title} has path parameter {Quote(name)} twice; routing tells parameters apart by name, whatever their case");
            }
        }
    }
}
