using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>HEAD and DELETE carry no body that every proxy lets through.</summary>
internal sealed class UselessBody()
    : ConsistencyRule("PLB4061", "useless_bodies", "Body that gets lost", Severity.Error, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        foreach (var body in context.Walk.Bodies)
        {
            if (body.Nearest<Operation>()?.Method is "HEAD" or "DELETE")
                context.Report(body, null, $"{body.Parent!.Title} has a body, which proxies may drop; use parameters, or POST");
        }

        foreach (var parameter in context.Walk.Parameters)
        {
            if (parameter.Value.Location == ParameterLocation.Form && parameter.Nearest<Operation>()?.Method is "GET" or "HEAD" or "DELETE")
                context.Report(parameter, null, $"{parameter.Title} travels in the body, which proxies may drop; use the query");
        }
    }
}
