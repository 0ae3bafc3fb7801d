using Plumbline.Spec.Diff;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules;
using Plumbline.Spec.Rules.Accepting;
using Plumbline.Spec.Rules.Company;

namespace Plumbline.Tool.Linting;

/// <summary>Every rule by its id.</summary>
internal static class KnownRules
{
    private static readonly Dictionary<string, RuleDescriptor> s_byId = RuleCatalogue.Descriptors
        .Concat(ChangeCatalogue.All.Select(rule => rule.Descriptor))
        .Concat(ApprovalsFile.Rules)
        .Concat(AcceptedFindingsFile.Descriptors)
        .Concat(CompanyRulesFile.Descriptors)
        .GroupBy(rule => rule.Id, StringComparer.Ordinal)
        .ToDictionary(rules => rules.Key, rules => rules.First(), StringComparer.Ordinal);

    /// <summary>A rule.</summary>
    /// <param name="id">Its id.</param>
    public static RuleDescriptor Of(string id) => s_byId[id];
}
