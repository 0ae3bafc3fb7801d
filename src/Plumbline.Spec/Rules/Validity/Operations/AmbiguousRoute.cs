using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>No two operations match the same requests with equal precedence.</summary>
internal sealed class AmbiguousRoute() : ValidityRule("PLB1103", "Ambiguous route")
{
    public override void Check(RuleContext context)
    {
        var seen = new Dictionary<string, Node<Operation>>(StringComparer.Ordinal);
        foreach (var operation in context.Walk.Operations)
        {
            var shape = $"{operation.Value.Method} {RoutePattern.Shape(operation.Value.Path)}";
            if (!seen.TryGetValue(shape, out var first))
            {
                seen.Add(shape, operation);
            }
            else if (first.Value.Path != operation.Value.Path)
            {
                context.Report(operation, "path",
                    $"{operation.Title} matches the same requests as {first.Title}, and neither is more exact; routing would refuse every such request");
            }
        }
    }
}
