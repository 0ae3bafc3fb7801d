using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Behind one gateway a method and a path name one operation of one service.</summary>
internal sealed class GatewayAmbiguity()
    : ConsistencyRule("PLB4060", "gateway_routes", "Route that another service has", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        var routes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var other in context.Others.OrderBy(other => other.Path, StringComparer.Ordinal))
        {
            foreach (var operation in other.Service.Resources.SelectMany(resource => resource.Operations))
                routes[$"{operation.Method} {RoutePattern.Shape(operation.Path)}"] = $"{operation.Method} {operation.Path}' of service '{other.Service.Name}";
        }

        foreach (var operation in context.Walk.Operations)
        {
            if (!operation.Value.Path.StartsWith("/_", StringComparison.Ordinal)
                && routes.TryGetValue($"{operation.Value.Method} {RoutePattern.Shape(operation.Value.Path)}", out var other))
            {
                context.Report(operation,
                    "path", $"{operation.Title} matches the same requests as '{other}'; behind one gateway only one of them is reached");
            }
        }
    }
}
