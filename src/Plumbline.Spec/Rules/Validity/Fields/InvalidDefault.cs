using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A default is a value of its type (catalogue 46 to 51).</summary>
internal sealed class InvalidDefault() : ValidityRule("PLB1057", "Default does not fit its type")
{
    public override void Check(RuleContext context)
    {
        foreach (var field in context.Walk.Fields)
            Check(context, field, field.Value.Type, field.Value.Default);
        foreach (var parameter in context.Walk.Parameters)
            Check(context, parameter, parameter.Value.Type, parameter.Value.Default);
    }

    private static void Check(RuleContext context, Node node, TypeReference type, string? text)
    {
        if (text is not null && DefaultText.Problem(text, type, context.Types) is { } problem)
            context.Report(node, "default", $"{node.Title} has default {Quote(text)}, {problem}");
    }
}
