using Plumbline.Spec.Collections;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Suppressing;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules;

/// <summary>Runs rules over a document.</summary>
public static class RuleEngine
{
    /// <summary>How many findings of one rule are shown; a document with more has one cause, or is hostile.</summary>
    public const int MaximumPerRule = 100;

    /// <summary>Runs rules and returns what is shown of what they find.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="input">The document and what surrounds it.</param>
    /// <param name="cancellationToken">Stops between two rules.</param>
    public static EquatableArray<Finding> Run(IEnumerable<Rule> rules, RuleInput input, CancellationToken cancellationToken) =>
        Shown(Find(rules, input, cancellationToken));

    /// <summary>The findings to show: of each rule the first ones, and a word where there are more.</summary>
    /// <param name="findings">Findings of one document, in the order of <see cref="Find"/>.</param>
    public static EquatableArray<Finding> Shown(IEnumerable<Finding> findings)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var shown = new List<Finding>();
        foreach (var finding in findings)
        {
            var rule = finding.Identity?.Rule ?? finding.RuleId;
            var count = counts[rule] = counts.TryGetValue(rule, out var before) ? before + 1 : 1;
            if (count <= MaximumPerRule)
                shown.Add(finding);
            else if (count == MaximumPerRule + 1)
                shown.Add(finding with { Message = $"{rule} has more findings than the {MaximumPerRule} shown; fix those first", Properties = default });
        }

        return shown.ToEquatableArray();
    }

    /// <summary>Runs rules and returns everything that they find and no <c>linter</c> attribute suppresses, in text order, then by rule.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="input">The document and what surrounds it.</param>
    /// <param name="cancellationToken">Stops between two rules.</param>
    public static EquatableArray<Finding> Find(IEnumerable<Rule> rules, RuleInput input, CancellationToken cancellationToken)
    {
        var walk = new ServiceWalk(input.Service);
        var types = new TypeIndex(input.Service, input.Others);
        var suppressions = Suppression.All(walk, input.Syntax);
        var findings = new List<RuleFinding>();
        var ran = new List<RuleDescriptor>();
        var last = new List<SuppressionRule>();
        NodeNames? names = null;
        foreach (var rule in rules)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isChosen = rule.Descriptor.Category == RuleCategories.Consistency;
            if (isChosen && input.Options.IsOff(rule.Descriptor))
                continue;

            if (rule is SuppressionRule about)
            {
                last.Add(about);
                continue;
            }

            var found = new List<RuleFinding>();
            rule.Check(new RuleContext(input, walk, types, rule.Descriptor, found));
            if (isChosen)
            {
                found.RemoveAll(finding => IsSuppressed(finding, rule.Descriptor, suppressions, input.Today));
                ran.Add(rule.Descriptor);
                names ??= new NodeNames(walk);
                found = [.. FindingIdentities.Add(found, rule.Descriptor, input, names)];
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
