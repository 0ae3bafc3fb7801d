namespace Plumbline.Spec.Rules.Validity;

/// <summary>A parameter with a default is required: it always has a value (catalogue 80).</summary>
internal sealed class OptionalParameterWithDefault() : ValidityRule("PLB1110", "Default on an optional parameter")
{
    public override void Check(RuleContext context)
    {
        foreach (var parameter in context.Walk.Parameters)
        {
            if (parameter.Value is { Default: not null, IsRequired: false })
                context.Report(parameter,
                    "required", $"{parameter.Title} has a default, so it always has a value; leave out \"required\": false");
        }
    }
}
