using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>A field is read after its model: user.name, not user.user_name.</summary>
internal sealed class Stutter() : ConsistencyRule("PLB4015", "stutter", "Field repeats its model's name", Severity.Info, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        foreach (var field in context.Walk.Fields)
        {
            if (field.Nearest<ModelType>() is not { } model || !field.Value.Name.StartsWith(model.Name + "_", StringComparison.Ordinal))
                continue;

            // Where the short name is taken, the long one tells the two apart.
            var name = field.Value.Name.Substring(model.Name.Length + 1);
            if (model.Fields.All(other => other.Name != name))
                context.Report(field, null,
                    $"{field.Title} repeats the model's name; call it {Quote(name)}", new FindingProperty("name", name));
        }
    }
}
