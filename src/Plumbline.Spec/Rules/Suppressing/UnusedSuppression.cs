using Plumbline.Spec.Findings;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Suppressing;

/// <summary>A suppression that suppresses nothing hides the next mistake.</summary>
internal sealed class UnusedSuppression() : SuppressionRule("PLB4190", "unused_suppression", "Suppression without effect")
{
    public override void Check(RuleContext context, IReadOnlyList<Suppression> suppressions, IReadOnlyList<RuleDescriptor> ran)
    {
        foreach (var suppression in suppressions)
        {
            // An expired one has its own finding; a rule that did not run may still find something.
            if (!suppression.IsUsed && !suppression.IsExpired(context.Today) && ran.Any(suppression.Names))
            {
                context.Report(suppression.Attribute, $"value/ignore/{suppression.Ordinal}",
                    $"{suppression.Attribute.Title} suppresses {Quote(suppression.Rule)}, which finds nothing there; remove it");
            }
        }
    }
}
