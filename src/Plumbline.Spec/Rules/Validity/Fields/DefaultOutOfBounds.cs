using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A default keeps its own minimum and maximum (catalogue 44).</summary>
internal sealed class DefaultOutOfBounds() : ValidityRule("PLB1056", "Default outside its bounds")
{
    public override void Check(RuleContext context)
    {
        foreach (var field in context.Walk.Fields)
            Check(context, field, field.Value.Type, field.Value.Default, field.Value.Minimum, field.Value.Maximum);
        foreach (var parameter in context.Walk.Parameters)
            Check(context, parameter, parameter.Value.Type, parameter.Value.Default, parameter.Value.Minimum, parameter.Value.Maximum);
    }

    private static void Check(RuleContext context, Node node, TypeReference type, string? text, long? minimum, long? maximum)
    {
        if (text is null || DefaultText.Measure(text, type) is not { } measure)
            return;

        if (measure < minimum)
            context.Report(node, "default", $"{node.Title} has default {Quote(text)}, which is below its minimum {minimum}; change one of them");
        else if (measure > maximum)
            context.Report(node, "default", $"{node.Title} has default {Quote(text)}, which is above its maximum {maximum}; change one of them");
    }
}
