namespace Plumbline.Spec.Rules.Validity;

/// <summary>A status code is a number of three digits (catalogue 90).</summary>
internal sealed class StatusCodeRange() : ValidityRule("PLB1120", "Status code out of range")
{
    public override void Check(RuleContext context)
    {
        foreach (var response in context.Walk.Responses)
        {
            if (response.Value.Code is < 100 or > 999)
                context.Report(response, null, $"{response.Title} is no status of HTTP; a status has three digits, from 100 on");
        }
    }
}
