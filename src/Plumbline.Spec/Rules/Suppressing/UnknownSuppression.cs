using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Text;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Suppressing;

/// <summary>A suppression names a rule that can be suppressed.</summary>
internal sealed class UnknownSuppression() : SuppressionRule("PLB4192", "unknown_suppression", "Suppression of no rule")
{
    public override void Check(RuleContext context, IReadOnlyList<Suppression> suppressions, IReadOnlyList<RuleDescriptor> ran)
    {
        var known = RuleCatalogue.ConsistencyRules.Where(rule => rule is not SuppressionRule).Select(rule => rule.Descriptor).ToList();
        foreach (var suppression in suppressions)
        {
            if (!known.Any(suppression.Names) && !context.CompanyKeys.Contains(suppression.Rule))
            {
                context.Report(suppression.Attribute, $"value/ignore/{suppression.Ordinal}",
                    $"{suppression.Attribute.Title} names {Quote(suppression.Rule)}, which is no rule that can be suppressed"
                    + Suggestion.DidYouMean(suppression.Rule, known.Select(rule => rule.Key!).Concat(known.Select(rule => rule.Id)).Concat(context.CompanyKeys)));
            }
        }
    }
}
