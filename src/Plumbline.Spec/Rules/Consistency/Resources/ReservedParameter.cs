using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Some names of query parameters belong to the gateway.</summary>
internal sealed class ReservedParameter()
    : ConsistencyRule("PLB4074", "reserved_parameters", "Parameter that the gateway takes for itself", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        var names = context.Options.List("plumbline_reserved_parameters", "callback, envelope, method");
        foreach (var parameter in context.Walk.Parameters)
        {
            if (parameter.Value.Location == ParameterLocation.Query && names.Contains(parameter.Value.Name))
                context.Report(parameter, null, $"{parameter.Title} never arrives: the gateway takes that name for itself; call it something else");
        }
    }
}
