using Plumbline.Spec.Model;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A GET has no body (catalogue 77).</summary>
internal sealed class BodyOnGet() : ValidityRule("PLB1101", "Body on GET")
{
    public override void Check(RuleContext context)
    {
        foreach (var body in context.Walk.Bodies)
        {
            if (body.Nearest<Operation>()?.Method == "GET")
                context.Report(body, null,
                    $"{body.Parent!.Title} has a body, which servers and proxies drop on GET; use parameters, or POST");
        }
    }
}
