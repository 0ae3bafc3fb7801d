using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Every service with operations answers whether it is well.</summary>
internal sealed class MissingHealthcheck()
    : ConsistencyRule("PLB4075", "healthcheck", "Service without a health check", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        var path = context.Options.Text("plumbline_healthcheck_path", "/_internal_/healthcheck");
        if (context.Service.Resources.Count > 0
            && context.Walk.Operations.All(operation => operation.Value.Method != "GET" || operation.Value.Path != path))
            context.Report(context.Walk.Service, null, $"{context.Walk.Service.Title} has no health check; add GET {path}");
    }
}
