using Plumbline.Spec.Attributes;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Numbers that callers send have a least and a greatest value.</summary>
internal sealed class UnboundedNumber()
    : ConsistencyRule("PLB4026", "bounded_numbers", "Number without bounds", Severity.Warning, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        foreach (var field in Declared.RequestFields(context))
            Check(context, field, field.Value.Type, field.Value.Minimum, field.Value.Maximum);
        foreach (var parameter in Declared.Parameters(context).Where(parameter => parameter.Value.Location != ParameterLocation.Path && !IsOffset(parameter)))
            Check(context, parameter, parameter.Value.Type, parameter.Value.Minimum, parameter.Value.Maximum);
    }

    // How far a list goes is nobody's to say.
    private static bool IsOffset(Node<Parameter> parameter) =>
        parameter.Value.Minimum is not null
        && (parameter.Value.Name == "offset" || PagingAttribute.Find(parameter.Nearest<Operation>()!.Attributes)?.Offset == parameter.Value.Name);

    private static void Check(RuleContext context, Node node, TypeReference type, long? minimum, long? maximum)
    {
        if (type.Primitive is Primitive.Integer or Primitive.Long or Primitive.Double or Primitive.Decimal
            && (minimum is null || maximum is null))
            context.Report(node, null,
                $"{node.Title} is a number without {(minimum is null ? "a 'minimum'" : "a 'maximum'")}; say which values make sense");
    }
}
