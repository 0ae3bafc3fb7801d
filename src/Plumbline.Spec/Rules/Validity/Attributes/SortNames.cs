using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A sort names a query parameter, and fields of what the operation answers.</summary>
internal sealed class SortNames() : ValidityRule("PLB1138", "Sort names something unknown")
{
    public override void Check(RuleContext context)
    {
        foreach (var attribute in context.Walk.Attributes)
        {
            if (attribute is { Value.Name: SortAttribute.AttributeName, Parent: Node<Operation> operation }
                && SortAttribute.Find(operation.Value.Attributes) is { } sort)
                Check(context, attribute, operation.Value, sort);
        }
    }

    private static void Check(RuleContext context, Node<ApiAttribute> attribute, Operation operation, SortAttribute sort)
    {
        var query = operation.Parameters.Where(parameter => parameter.Location == ParameterLocation.Query).Select(parameter => parameter.Name).ToList();
        if (!query.Contains(sort.Parameter))
            context.Report(attribute,
                "value/parameter", $"{attribute.Title} sorts by parameter {Quote(sort.Parameter)}, which is no query parameter of the operation{Suggestion.DidYouMean(sort.Parameter, query)}");

        if (OperationResult.ItemModel(operation, context) is { } model)
        {
            for (var i = 0; i < sort.Fields.Count; i++)
            {
                if (FieldPath.Problem(sort.Fields[i], model, context.Types) is { } problem)
                    context.Report(attribute, $"value/fields/{i}", $"{attribute.Title} sorts by {Quote(sort.Fields[i])}, but {problem}");
            }
        }

        // The default that is not written is a habit, not a claim.
        if (attribute.Value.Value["default"] is null)
            return;

        foreach (var part in sort.Default.Split(',').Select(part => part.Trim().TrimStart('-', '+')))
        {
            if (!sort.Fields.Contains(part))
                context.Report(attribute,
                    "value/default", $"{attribute.Title} sorts by {Quote(part)} by default, which is not in its 'fields'{Suggestion.DidYouMean(part, sort.Fields)}");
        }
    }
}
