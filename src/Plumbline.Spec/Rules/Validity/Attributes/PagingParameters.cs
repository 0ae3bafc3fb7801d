using Plumbline.Spec.Attributes;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>Paging names query parameters of its operation, and a default page is at most the greatest.</summary>
internal sealed class PagingParameters() : ValidityRule("PLB1137", "Paging without its parameters")
{
    public override void Check(RuleContext context)
    {
        foreach (var attribute in context.Walk.Attributes)
        {
            if (attribute is not { Value.Name: PagingAttribute.AttributeName, Parent: Node<Operation> operation }
                || PagingAttribute.Find(operation.Value.Attributes) is not { } paging)
                continue;

            CheckParameter(context, attribute, operation.Value, paging.Limit, "limit", isNumber: true);
            if (paging.Offset is { } offset)
                CheckParameter(context, attribute, operation.Value, offset, "offset", isNumber: true);
            if (paging.Cursor is { } cursor)
                CheckParameter(context, attribute, operation.Value, cursor, "cursor", isNumber: false);
            if (paging.Default > paging.Maximum)
                context.Report(attribute,
                    "value/default", $"{attribute.Title} has default {paging.Default}, which is above its maximum {paging.Maximum}; change one of them");
        }
    }

    private static void CheckParameter(RuleContext context, Node attribute, Operation operation, string name, string key, bool isNumber)
    {
        var query = operation.Parameters.Where(parameter => parameter.Location == ParameterLocation.Query).ToList();
        if (query.FirstOrDefault(parameter => parameter.Name == name) is not { } found)
        {
            context.Report(attribute, $"value/{key}",
                $"{attribute.Title} pages by {key} parameter {Quote(name)}, which is no query parameter of the operation{Suggestion.DidYouMean(name, query.Select(p => p.Name))}");
        }
        else if (isNumber && found.Type.Primitive is not (Primitive.Integer or Primitive.Long))
        {
            context.Report(attribute,
                $"value/{key}", $"{attribute.Title} pages by {key} parameter {Quote(name)}, whose type {Quote(found.Type.ToString())} is no whole number");
        }
    }
}
