using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>204 and 304 have no body (catalogue 93).</summary>
internal sealed class ContentWithoutBody() : ValidityRule("PLB1122", "Body where HTTP allows none")
{
    public override void Check(RuleContext context)
    {
        foreach (var response in context.Walk.Responses)
        {
            if (response.Value.Code is 204 or 304 && response.Value.Type.Primitive != Primitive.Unit)
                context.Report(response,
                    "type", $"{response.Title} has type {Quote(response.Value.Type.ToString())}, but HTTP allows no body there; write 'unit'");
        }
    }
}
