using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>One name means one thing in the whole company.</summary>
internal sealed class SameNameOtherShape()
    : ConsistencyRule("PLB4095", "same_name_same_shape", "Model of another document's name and another shape", Severity.Warning, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        var others = context.Others
            .OrderBy(other => other.Path, StringComparer.Ordinal)
            .SelectMany(other => other.Service.Models.Select(model => (other.Service, Model: model)))
            .ToLookup(pair => pair.Model.Name, StringComparer.Ordinal);
        foreach (var model in context.Walk.Models)
        {
            var own = Shape(model.Value);
            var different = others[model.Value.Name].FirstOrDefault(pair => !Shape(pair.Model).SetEquals(own));
            if (different.Model is not null)
                context.Report(model, null,
                    $"{model.Title} has other fields than the model of that name of service {Quote(different.Service.Name)}; import that one, or call this one something else");
        }
    }

    private static HashSet<string> Shape(ModelType model) =>
        new(model.Fields.Select(field => $"{field.Name}:{field.Type.Core.Name}"), StringComparer.Ordinal);
}
