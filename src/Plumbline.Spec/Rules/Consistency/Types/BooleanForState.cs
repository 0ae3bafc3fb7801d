using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>A state has more than two values sooner or later.</summary>
internal sealed class BooleanForState()
    : ConsistencyRule("PLB4030", "boolean_states", "Boolean that names a state", Severity.Info, RuleLevel.Strict)
{
    private static readonly string[] s_words = ["status", "state", "type", "kind", "mode", "level"];

    public override void Check(RuleContext context)
    {
        foreach (var field in context.Walk.Fields)
        {
            if (field.Value.Type.Primitive == Primitive.Boolean
                && Words.Of(field.Value.Name) is { Count: > 0 } words && s_words.Contains(words[words.Count - 1]))
                context.Report(field, "type", $"{field.Title} is named as a state but has two values; an enum can grow");
        }
    }
}
