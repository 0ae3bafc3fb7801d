using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A method and a path name one operation.</summary>
internal sealed class RepeatedRoute() : ValidityRule("PLB1102", "Route repeated")
{
    public override void Check(RuleContext context)
    {
        var seen = new Dictionary<string, Node<Operation>>(StringComparer.Ordinal);
        foreach (var operation in context.Walk.Operations)
        {
            var route = $"{operation.Value.Method} {operation.Value.Path}";
            if (!seen.TryGetValue(route, out var first))
                seen.Add(route, operation);
            else
                context.Report(operation, null, first.Parent == operation.Parent
                ? $"{operation.Title} appears more than once; no request could reach the second"
                : $"{operation.Title} is already an operation of {first.Parent!.Title}; no request could reach the second");
        }
    }
}
