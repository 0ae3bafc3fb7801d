using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>A service has few resources, and their paths are short.</summary>
internal sealed class DeepNesting()
    : ConsistencyRule("PLB4073", "nesting", "Deep paths, or many resources", Severity.Info, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        var depth = context.Options.Number("plumbline_path_depth", 3);
        var resources = context.Options.Number("plumbline_resources", 8);
        foreach (var operation in context.Walk.Operations)
        {
            var parameters = RoutePattern.Parameters(operation.Value.Path).Count();
            if (parameters > depth)
                context.Report(operation,
                    "path", $"{operation.Title} nests {parameters} resources; {depth} are the most that people keep in mind");
        }

        if (context.Walk.Resources.Count > resources)
            context.Report(context.Walk.Service, null,
                $"{context.Walk.Service.Title} has {context.Walk.Resources.Count} resources; more than {resources} make two services");
    }
}
