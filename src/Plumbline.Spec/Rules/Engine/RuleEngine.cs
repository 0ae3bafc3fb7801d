using Plumbline.Spec.Collections;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Suppressing;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules;

/// <summary>Runs rules over a document.</summary>
public static class RuleEngine
{
    /// <summary>Runs rules and returns what they find and no <c>linter</c> attribute suppresses, in text order, then by rule.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="input">The document and what surrounds it.</param>
    /// <param name="cancellationToken">Stops between two rules.</param>
    public static EquatableArray<Finding> Run(IEnumerable<Rule> rules, RuleInput input, CancellationToken cancellationToken)
    {
        var walk = new ServiceWalk(input.Service);
        var types = new TypeIndex(input.Service, input.Others);
        var suppressions = Suppression.All(walk);
        var findings = new List<RuleFinding>();
        var ran = new List<RuleDescriptor>();
        var last = new List<SuppressionRule>();
        foreach (var rule in rules)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (rule is SuppressionRule about)
            {
                last.Add(about);
                continue;
            }

            var found = new List<RuleFinding>();
            rule.Check(new RuleContext(input, walk, types, rule.Descriptor, found));
            if (rule.Descriptor.Category == RuleCategories.Consistency)
            {
                found.RemoveAll(finding => IsSuppressed(finding, rule.Descriptor, suppressions, input.Today));
                ran.Add(rule.Descriptor);
            }

            findings.AddRange(found);
            if (rule is LimitRule && found.Count > 0)
                break;
        }

        foreach (var rule in last)
            rule.Check(new RuleContext(input, walk, types, rule.Descriptor, findings), suppressions, ran);

        return findings
            .Select(found => found.Finding)
            .Distinct()
            .OrderBy(finding => finding.Span.Start)
            .ThenBy(finding => finding.RuleId, StringComparer.Ordinal)
            .ThenBy(finding => finding.Message, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    // Every suppression that covers a finding counts as used, not only the first.
    private static bool IsSuppressed(RuleFinding finding, RuleDescriptor rule, List<Suppression> suppressions, string? today)
    {
        var isSuppressed = false;
        foreach (var suppression in suppressions)
            isSuppressed |= suppression.Covers(finding, rule, today);
        return isSuppressed;
    }
}
