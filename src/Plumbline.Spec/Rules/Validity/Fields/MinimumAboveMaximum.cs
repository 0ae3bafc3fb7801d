using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A minimum is at most the maximum (catalogue 43).</summary>
internal sealed class MinimumAboveMaximum() : ValidityRule("PLB1055", "Minimum above maximum")
{
    public override void Check(RuleContext context)
    {
        foreach (var field in context.Walk.Fields)
            Check(context, field, field.Value.Minimum, field.Value.Maximum);
        foreach (var parameter in context.Walk.Parameters)
            Check(context, parameter, parameter.Value.Minimum, parameter.Value.Maximum);
    }

    private static void Check(RuleContext context, Node node, long? minimum, long? maximum)
    {
        if (minimum > maximum)
            context.Report(node, "minimum", $"{node.Title} has minimum {minimum}, which is above its maximum {maximum}; change one of them");
    }
}
