using System.Text;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Accepting;

namespace Plumbline.Spec.Rules;

/// <summary>The rulesets that come with the package, as text of a <c>.globalconfig</c>.</summary>
public static class RuleSets
{
    /// <summary>Whether a ruleset turns a rule on.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="level">The ruleset; <see cref="RuleLevel.Always"/> for none.</param>
    public static bool IsOn(RuleDescriptor rule, RuleLevel level) => rule.Level <= level;

    /// <summary>The ruleset's file: the severity of every rule that a project chooses, and the settings that it may change.</summary>
    /// <param name="level">The ruleset.</param>
    public static string GlobalConfig(RuleLevel level)
    {
        var text = new StringBuilder("is_global = true\n# Below a company's own ruleset and a project's .globalconfig, so that these win.\nglobal_level = -100\n");
        foreach (var rule
            in RuleCatalogue.ConsistencyRules.Select(rule => rule.Descriptor).Concat(AcceptedFindingsFile.Descriptors).OrderBy(rule => rule.Id, StringComparer.Ordinal))
        {
            text.Append("\n# ").Append(rule.Title).Append('\n');
            text.Append("dotnet_diagnostic.").Append(rule.Id).Append(".severity = ").Append(IsOn(rule, level) ? Word(rule.Severity) : "none").Append('\n');
        }

        return text.ToString();
    }

    private static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "suggestion",
        _ => "silent",
    };
}
