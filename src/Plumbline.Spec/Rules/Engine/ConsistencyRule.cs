using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Rules;

/// <summary>A convention of a company: off until a ruleset turns it on.</summary>
/// <param name="id">The id, <c>PLB4001</c> to <c>PLB4199</c>.</param>
/// <param name="key">A name for suppressions.</param>
/// <param name="title">What is wrong, in a few words.</param>
/// <param name="severity">The severity where a ruleset does not say otherwise.</param>
/// <param name="level">The least ruleset that turns it on.</param>
internal abstract class ConsistencyRule(string id, string key, string title, Severity severity, RuleLevel level)
    : Rule(new RuleDescriptor(id, title, RuleCategories.Consistency, severity) { Key = key, Level = level });
