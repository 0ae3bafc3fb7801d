using Plumbline.Spec.Model;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A request has one body: declared, or made of form parameters.</summary>
internal sealed class BodyAndFormParameters() : ValidityRule("PLB1106", "Body beside form parameters")
{
    public override void Check(RuleContext context)
    {
        foreach (var parameter in context.Walk.Parameters)
        {
            if (parameter.Value.Location == ParameterLocation.Form && parameter.Nearest<Operation>()?.Body is not null)
                context.Report(parameter,
                    "location", $"{parameter.Title} travels in the body, but the operation has a 'body' of its own; move it there, or to the query");
        }
    }
}
