using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>object and json say nothing of what they hold.</summary>
internal sealed class UntypedField()
    : ConsistencyRule("PLB4023", "untyped", "Field without a type to speak of", Severity.Warning, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        foreach (var field in context.Walk.Fields)
        {
            if (field.Value.Type.Core.Primitive is Primitive.Object or Primitive.Json)
                context.Report(field,
                    "type", $"{field.Title} has type {Quote(field.Value.Type.ToString())}, which says nothing of what it holds; declare a model");
        }
    }
}
