using Plumbline.Spec.Collections;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules;

/// <summary>Runs rules over a document.</summary>
public static class RuleEngine
{
    /// <summary>Runs rules and returns what they find, in text order, then by rule; what several rules of one id say alike is said once.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="input">The document and what surrounds it.</param>
    /// <param name="cancellationToken">Stops between two rules.</param>
    public static EquatableArray<Finding> Run(IEnumerable<Rule> rules, RuleInput input, CancellationToken cancellationToken)
    {
        var walk = new ServiceWalk(input.Service);
        var types = new TypeIndex(input.Service, input.Others);
        var findings = new List<RuleFinding>();
        foreach (var rule in rules)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rule.Check(new RuleContext(input, walk, types, rule.Descriptor, findings));
            if (rule is LimitRule && findings.Count > 0)
                break;
        }

        return findings
            .Select(found => found.Finding)
            .Distinct()
            .OrderBy(finding => finding.Span.Start)
            .ThenBy(finding => finding.RuleId, StringComparer.Ordinal)
            .ThenBy(finding => finding.Message, StringComparer.Ordinal)
            .ToEquatableArray();
    }
}
