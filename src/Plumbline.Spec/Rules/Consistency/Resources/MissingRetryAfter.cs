using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>429 carries Retry-After.</summary>
internal sealed class MissingRetryAfter()
    : ConsistencyRule("PLB4072", "retry_after", "Refusal that does not say when to come back", Severity.Warning, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        foreach (var response in context.Walk.Responses)
        {
            if (response.Value.Code is 429
                && response.Value.Headers.All(header => !header.Name.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)))
                context.Report(response, null,
                    $"{response.Title} has no header 'Retry-After'; add it, so that callers know when to come back");
        }
    }
}
