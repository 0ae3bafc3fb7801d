using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A filter names a field of what the operation answers.</summary>
internal sealed class FilterField() : ValidityRule("PLB1139", "Filter names an unknown field")
{
    public override void Check(RuleContext context)
    {
        foreach (var attribute in context.Walk.Attributes)
        {
            if (attribute is not { Value.Name: FilterAttribute.AttributeName, Parent: Node<Parameter> parameter }
                || FilterAttribute.Find(parameter.Value.Attributes) is not { } filter)
                continue;

            if (parameter.Nearest<Operation>() is { } operation
                && OperationResult.ItemModel(operation, context) is { } model
                && FieldPath.Problem(filter.Field, model, context.Types) is { } problem)
            {
                context.Report(attribute, "value/field", $"{attribute.Title} filters by {Quote(filter.Field)}, but {problem}");
            }
        }
    }
}
