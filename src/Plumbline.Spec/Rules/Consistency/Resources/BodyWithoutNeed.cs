using System.Globalization;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Some answers say all with their status.</summary>
internal sealed class BodyWithoutNeed()
    : ConsistencyRule("PLB4079", "empty_statuses", "Body where none is expected", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        var codes = context.Options.List("plumbline_empty_statuses", "204, 304, 401");
        foreach (var response in context.Walk.Responses)
        {
            if (response.Value.Code is { } code
                && codes.Contains(code.ToString(CultureInfo.InvariantCulture)) && response.Value.Type.Primitive != Primitive.Unit)
                context.Report(response,
                    "type", $"{response.Title} has type {Quote(response.Value.Type.ToString())}; its status says all, so write 'unit'");
        }
    }
}
