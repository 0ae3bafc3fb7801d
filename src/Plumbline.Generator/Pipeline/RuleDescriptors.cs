using Microsoft.CodeAnalysis;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules;

namespace Plumbline.Generator.Pipeline;

/// <summary>The catalogue's rules as the compiler's descriptors.</summary>
internal static class RuleDescriptors
{
    private static readonly Dictionary<string, DiagnosticDescriptor> s_byId = RuleCatalogue.Descriptors
        .Append(ProjectRules.ServiceWithoutAspNetCore)
        .GroupBy(rule => rule.Id, StringComparer.Ordinal)
        .ToDictionary(rules => rules.Key, rules => ToDescriptor(rules.First()), StringComparer.Ordinal);

    /// <summary>The descriptor of a rule.</summary>
    /// <param name="id">The rule's id.</param>
    public static DiagnosticDescriptor Of(string id) => s_byId[id];

    private static DiagnosticDescriptor ToDescriptor(RuleDescriptor rule) => new(
        id: rule.Id,
        title: rule.Title,
        messageFormat: "{0}",
        category: "Plumbline." + rule.Category,
        defaultSeverity: rule.Severity switch
        {
            Severity.Error => DiagnosticSeverity.Error,
            Severity.Warning => DiagnosticSeverity.Warning,
            Severity.Info => DiagnosticSeverity.Info,
            _ => DiagnosticSeverity.Hidden,
        },
        isEnabledByDefault: true,
        helpLinkUri: rule.HelpPage);
}
