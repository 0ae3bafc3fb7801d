using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Lists take their parameters in the same order, and none of them must be given.</summary>
internal sealed class ParameterOrder()
    : ConsistencyRule("PLB4067", "parameter_order", "List parameters in another order", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        var last = context.Options.List("plumbline_last_parameters", "limit, offset, sort, expand");
        foreach (var operation in Lists.Operations(context))
        {
            var query = Declared.Parameters(context).Where(parameter => parameter.Parent == operation && parameter.Value.Location == ParameterLocation.Query).ToList();
            foreach (var parameter in query.Where(parameter => parameter.Value is { IsRequired: true, Default: null }))
                context.Report(parameter, null,
                    $"{parameter.Title} must be given; a list answers without parameters, so make it optional or give it a default");

            var names = query.ConvertAll(parameter => parameter.Value.Name);
            var expected = names.Where(name => name is "q" or "id").OrderBy(name => name == "id")
                .Concat(names.Where(name => name is not ("q" or "id") && !last.Contains(name)))
                .Concat(last.Where(names.Contains))
                .ToList();
            var wrong = names.TakeWhile((name, i) => name == expected[i]).Count();
            if (wrong < names.Count)
                context.Report(query[wrong], null,
                    $"{query[wrong].Title} stands where {Quote(expected[wrong])} is expected; the order is {QuoteAll(expected)}");
        }
    }
}
