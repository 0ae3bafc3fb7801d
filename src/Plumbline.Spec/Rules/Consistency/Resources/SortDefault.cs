using Plumbline.Spec.Rules.Walking;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>A list that can be sorted says by what, and has the company's default.</summary>
internal sealed class SortDefault()
    : ConsistencyRule("PLB4068", "sort_default", "Sorting without the company's default", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        foreach (var parameter
            in Declared.Parameters(context).Where(parameter => parameter.Value is { Name: "sort", Location: ParameterLocation.Query }))
        {
            var operation = parameter.Nearest<Operation>()!;
            if (SortAttribute.Find(operation.Attributes) is null)
                context.Report(parameter, null,
                    $"{parameter.Title} sorts by anything; add the attribute 'sort' with the fields to the operation");

            var expected = Expected(context, operation);
            // A list that says by what it sorts, and that this is not among it, has a default of its own.
            if (SortAttribute.Find(operation.Attributes) is { } sort && !expected.Any(order => sort.Fields.Contains(order.TrimStart('-'))))
                continue;

            if (!expected.Contains(parameter.Value.Default))
                context.Report(parameter, parameter.Value.Default is null ? null : "default",
                    $"{parameter.Title} must have default {QuoteAll(expected)}");
        }
    }

    private static IReadOnlyList<string> Expected(RuleContext context, Operation operation)
    {
        if (operation.Path.EndsWith("/versions", StringComparison.Ordinal))
            return [context.Options.Text("plumbline_sort_versions", "journal_timestamp")];

        var byTime = context.Options.Text("plumbline_sort_default", "-created_at");
        var byName = context.Options.Text("plumbline_sort_named", "name");
        var model = OperationResult.ItemModel(operation, context);
        return model is null ? [byTime, byName]
            : model.Fields.Any(field => field.Name == "name" && field.Type.Primitive == Primitive.String) ? [byName]
            : [byTime];
    }
}
