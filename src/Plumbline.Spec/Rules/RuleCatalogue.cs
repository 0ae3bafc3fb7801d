using Plumbline.Spec.Findings;
using Plumbline.Spec.Reading;
using Plumbline.Spec.Rules.Suppressing;

namespace Plumbline.Spec.Rules;

/// <summary>Every rule, listed by hand: nothing is found by reflection.</summary>
public static class RuleCatalogue
{
    /// <summary>The rules of the format, of HTTP and of our attributes: errors, always on.</summary>
    public static IReadOnlyList<Rule> ValidityRules => ValidityCatalogue.Rules;

    /// <summary>The conventions that a company may choose: off until a ruleset turns them on.</summary>
    public static IReadOnlyList<Rule> ConsistencyRules => ConsistencyCatalogue.Rules;

    /// <summary>All rules.</summary>
    public static IReadOnlyList<Rule> All { get; } = [.. ValidityRules, .. ConsistencyRules];

    /// <summary>The rule about suppressions without effect, which runs wherever a company's own rules do.</summary>
    public static Rule UnusedSuppression { get; } = ConsistencyRules.OfType<UnusedSuppression>().Single();

    /// <summary>What is known of all rules, those that the reader itself reports included.</summary>
    public static IReadOnlyList<RuleDescriptor> Descriptors { get; } = [.. ReaderRules.All, .. All.Select(rule => rule.Descriptor)];
}
