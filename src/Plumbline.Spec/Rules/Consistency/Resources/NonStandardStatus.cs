using System.Globalization;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Answers use the well-known statuses.</summary>
internal sealed class NonStandardStatus()
    : ConsistencyRule("PLB4063", "standard_statuses", "Status that nobody expects", Severity.Warning, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        var codes = context.Options.List("plumbline_statuses",
            "200, 201, 202, 204, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 406, 408, 409, 410, 412, 413, 415, 422, 428, 429, 500, 501, 502, 503, 504");
        foreach (var response in context.Walk.Responses)
        {
            if (response.Value.Code is { } code && !codes.Contains(code.ToString(CultureInfo.InvariantCulture)))
                context.Report(response, null,
                    $"{response.Title} is none of the statuses that clients and proxies know; take a well-known one");
        }
    }
}
