using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Text that callers send has a greatest length, or a pattern or format.</summary>
internal sealed class UnboundedText()
    : ConsistencyRule("PLB4025", "bounded_text", "Text without a bound", Severity.Warning, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        foreach (var field in Declared.RequestFields(context))
            Check(context, field, field.Value.Type, field.Value.Maximum, field.Value.Attributes);
        foreach (var parameter in Declared.Parameters(context).Where(parameter => parameter.Value.Location != ParameterLocation.Path && !IsSort(parameter)))
            Check(context, parameter, parameter.Value.Type, parameter.Value.Maximum, parameter.Value.Attributes);
    }

    // The attribute lists what it may say.
    private static bool IsSort(Node<Parameter> parameter) =>
        SortAttribute.Find(parameter.Nearest<Operation>()!.Attributes) is { } sort && sort.Parameter == parameter.Value.Name;

    private static void Check(RuleContext context, Node node, TypeReference type, long? maximum, EquatableArray<ApiAttribute> attributes)
    {
        if (type.Primitive == Primitive.String
            && maximum is null && PatternAttribute.Find(attributes) is null && FormatAttribute.Find(attributes) is null)
            context.Report(node, null, $"{node.Title} is text of any length; give it a 'maximum', a 'pattern' or a 'format'");
    }
}
