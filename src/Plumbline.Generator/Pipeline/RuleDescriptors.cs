using Microsoft.CodeAnalysis;
using Plumbline.Spec.Diff;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules;
using Plumbline.Spec.Rules.Accepting;
using Plumbline.Spec.Rules.Company;

namespace Plumbline.Generator.Pipeline;

/// <summary>The catalogues' rules as the compiler's descriptors.</summary>
internal static class RuleDescriptors
{
    private static readonly Dictionary<string, DiagnosticDescriptor> s_byId = RuleCatalogue.Descriptors
        .Concat(ChangeCatalogue.All.Select(rule => rule.Descriptor))
        .Concat(ApprovalsFile.Rules)
        .Concat(AcceptedFindingsFile.Descriptors)
        .Concat(CompanyRulesFile.Descriptors)
        .Concat(ProjectRules.All)
        .GroupBy(rule => rule.Id, StringComparer.Ordinal)
        .ToDictionary(rules => rules.Key, rules => ToDescriptor(rules.First()), StringComparer.Ordinal);

    /// <summary>The descriptor of a rule.</summary>
    /// <param name="id">The rule's id.</param>
    public static DiagnosticDescriptor Of(string id) => s_byId[id];

    /// <summary>The compiler's word for a severity.</summary>
    /// <param name="severity">Ours.</param>
    public static DiagnosticSeverity ToSeverity(Severity severity) => severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        Severity.Info => DiagnosticSeverity.Info,
        _ => DiagnosticSeverity.Hidden,
    };

    // What a company has to choose is off until it does.
    private static DiagnosticDescriptor ToDescriptor(RuleDescriptor rule) => new(
        id: rule.Id,
        title: rule.Title,
        messageFormat: "{0}",
        category: "Plumbline." + rule.Category,
        defaultSeverity: ToSeverity(rule.Severity),
        isEnabledByDefault: rule.Level == RuleLevel.Always,
        helpLinkUri: rule.HelpPage);
}
