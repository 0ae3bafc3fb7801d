using System.Globalization;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Operations of one method have the same standard answers.</summary>
internal sealed class RequiredStatus()
    : ConsistencyRule("PLB4062", "required_statuses", "Answer that every operation of its method has", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        foreach (var operation in context.Walk.Operations)
        {
            if (operation.Value.Path.IndexOf("healthcheck", StringComparison.Ordinal) >= 0)
                continue;

            var codes = operation.Value.Responses.Select(response => response.Code).ToList();
            // Whoever sends somewhere else answers well too.
            var missing = StandardStatuses.Required(context, operation.Value.Method)
                .Where(code => !codes.Contains(code) && !(code == 200 && (codes.Contains(302) || codes.Contains(304))))
                .Select(code => code.ToString(CultureInfo.InvariantCulture))
                .ToList();
            if (missing.Count > 0)
                context.Report(operation, null,
                    $"{operation.Title} lacks the answer {string.Join(", ", missing)}; every {operation.Value.Method} has it",
                    new FindingProperty("statuses", string.Join(",", missing)));
        }
    }
}
