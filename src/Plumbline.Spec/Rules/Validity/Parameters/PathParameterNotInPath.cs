using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A path parameter is a segment of the path (catalogue 85).</summary>
internal sealed class PathParameterNotInPath() : ValidityRule("PLB1111", "Path parameter is not in the path")
{
    public override void Check(RuleContext context)
    {
        foreach (var parameter in context.Walk.Parameters)
        {
            if (parameter.Value.Location != ParameterLocation.Path || parameter.Nearest<Operation>() is not { } operation)
                continue;

            var names = RoutePattern.Parameters(operation.Path).ToList();
            if (!names.Contains(parameter.Value.Name))
                context.Report(parameter, null,
                    $"{parameter.Title} is missing from the path{Suggestion.DidYouMean(parameter.Value.Name, names)}");
        }
    }
}
