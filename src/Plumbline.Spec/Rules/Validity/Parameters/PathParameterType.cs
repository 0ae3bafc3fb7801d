using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A path parameter is a scalar (catalogue 86).</summary>
internal sealed class PathParameterType() : ValidityRule("PLB1112", "Path parameter that no segment can hold")
{
    public override void Check(RuleContext context)
    {
        foreach (var parameter in context.Walk.Parameters)
        {
            var type = parameter.Value.Type;
            if (parameter.Value.Location == ParameterLocation.Path && !ParameterTypes.IsUnknown(type) && !ParameterTypes.IsScalar(type))
            {
                var key = context.Syntax.Find(parameter.Path) is null ? "path" : "type";
                context.Report(key == "path" ? parameter.Parent! : parameter, key,
                    $"path parameter {Quote(parameter.Value.Name)} of {parameter.Parent!.Title} has type {Quote(type.ToString())}; a segment of a path holds {ParameterTypes.Scalars}");
            }
        }
    }
}
