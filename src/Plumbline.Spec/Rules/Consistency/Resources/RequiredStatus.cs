using System.Globalization;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Walking;

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
                .Where(code => code is not (401 or 403) || IsForSome(context, operation))
                .Where(code => !codes.Contains(code) && !(code == 200 && (codes.Contains(302) || codes.Contains(304))))
                .Select(code => code.ToString(CultureInfo.InvariantCulture))
                .ToList();
            if (missing.Count > 0)
                context.Report(operation, null,
                    $"{operation.Title} lacks the answer {string.Join(", ", missing)}; every {operation.Value.Method} has it",
                    new FindingProperty("statuses", string.Join(",", missing)));
        }
    }

    // Where everybody may call, nobody is refused; where nothing is said, another rule asks.
    private static bool IsForSome(RuleContext context, Node<Operation> operation) =>
        (AuthAttribute.Find(operation.Value.Attributes)
            ?? AuthAttribute.Find(operation.Nearest<Resource>()!.Attributes)
            ?? AuthAttribute.Find(context.Service.Attributes)) is { Scheme: not AuthScheme.None };
}
