using Plumbline.Spec.Findings;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Suppressing;

/// <summary>A suppression whose last day is over no longer holds.</summary>
internal sealed class ExpiredSuppression() : SuppressionRule("PLB4191", "expired_suppression", "Suppression that has ended")
{
    public override void Check(RuleContext context, IReadOnlyList<Suppression> suppressions, IReadOnlyList<RuleDescriptor> ran)
    {
        foreach (var suppression in suppressions)
        {
            if (suppression.Ordinal == 0 && suppression.IsExpired(context.Today))
            {
                context.Report(suppression.Attribute, "value/until",
                    $"{suppression.Attribute.Title} held until {Quote(suppression.Linter.Until!)}; correct what it suppresses, or give it a later day");
            }
        }
    }
}
