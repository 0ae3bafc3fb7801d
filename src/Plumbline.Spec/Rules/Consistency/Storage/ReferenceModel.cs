using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>x_reference holds the id of an x, and nothing that could grow old.</summary>
internal sealed class ReferenceModel()
    : ConsistencyRule("PLB4098", "reference_models", "Reference that holds more than an id", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        foreach (var model in context.Walk.Models.Where(model => Words.EndsWith(model.Value.Name, "_reference")))
        {
            var fields = model.Value.Fields;
            if (fields.Count != 1 || fields[0].Name != "id")
                context.Report(model, null, $"{model.Title} must have the field 'id' and no other; what it refers to holds the rest");
        }
    }
}
