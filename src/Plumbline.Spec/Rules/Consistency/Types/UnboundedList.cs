using System.Globalization;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Lists and maps that callers send have a greatest count.</summary>
internal sealed class UnboundedList()
    : ConsistencyRule("PLB4027", "bounded_lists", "List without a bound", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        var most = context.Options.Number("plumbline_list_maximum", 100);
        foreach (var field in Declared.RequestFields(context))
            Check(context, field, field.Value.Type, field.Value.Maximum, most);
        foreach (var parameter in Declared.Parameters(context).Where(parameter => parameter.Value.Name != "expand"))
            Check(context, parameter, parameter.Value.Type, parameter.Value.Maximum, most);
    }

    private static void Check(RuleContext context, Node node, TypeReference type, long? maximum, int most)
    {
        if (type.Shape == TypeShape.Named)
            return;

        // A list of an enum's values needs no more room than there are values.
        var bound = type.Element is { Kind: TypeKind.Enum } item && context.Types.FindEnum(item) is { } found ? found.Values.Count : most;
        if (maximum is null)
            context.Report(node, null,
                $"{node.Title} has no 'maximum'; {bound} are the most in this company",
                new FindingProperty("maximum", bound.ToString(CultureInfo.InvariantCulture)));
        else if (maximum > bound)
            context.Report(node,
                "maximum", $"{node.Title} has maximum {maximum}; {bound} are the most in this company",
                new FindingProperty("maximum", bound.ToString(CultureInfo.InvariantCulture)));
    }
}
