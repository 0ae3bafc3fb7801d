using Plumbline.Spec.Model;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A path parameter is required (catalogue 87).</summary>
internal sealed class OptionalPathParameter() : ValidityRule("PLB1113", "Optional path parameter")
{
    public override void Check(RuleContext context)
    {
        foreach (var parameter in context.Walk.Parameters)
        {
            if (parameter.Value is { Location: ParameterLocation.Path, IsRequired: false })
                context.Report(parameter,
                    "required", $"path {parameter.Title} is optional; without it the path is another one, so declare that as an operation of its own");
        }
    }
}
