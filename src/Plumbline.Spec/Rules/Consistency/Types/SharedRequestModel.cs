using Plumbline.Spec.Findings;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>What callers send and what they get change for different reasons.</summary>
internal sealed class SharedRequestModel()
    : ConsistencyRule("PLB4037", "separate_forms", "One model sent and answered", Severity.Warning, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        var answered = new HashSet<string>(context.Walk.Responses.Where(response => response.Value.Code is >= 200 and < 300).Select(response => response.Value.Type.Core.ToString()), StringComparer.Ordinal);
        foreach (var (body, model) in Declared.BodyModels(context))
        {
            if (answered.Contains(body.Value.Type.Core.ToString()))
                context.Report(body,
                    "type", $"{body.Title} is model {Quote(model.Name)}, which is also answered; declare a form of its own");
        }
    }
}
