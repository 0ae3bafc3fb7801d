using Plumbline.Spec.Findings;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>Unions have a discriminator, and it has one of the company's names.</summary>
internal sealed class DiscriminatorName()
    : ConsistencyRule("PLB4040", "discriminator_name", "Union without the company's discriminator", Severity.Error, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        var names = context.Options.List("plumbline_discriminators", "discriminator, type, code");
        foreach (var union in context.Walk.Unions)
        {
            if (union.Value.Discriminator is not { } name)
                context.Report(union, null,
                    $"{union.Title} has no discriminator; add \"discriminator\": \"{names[0]}\" (the company's names: plumbline_discriminators)",
                    new FindingProperty("discriminator", names[0]));
            else if (!names.Contains(name))
                context.Report(union,
                    "discriminator", $"{union.Title} has discriminator {Quote(name)}; in this company it is {QuoteAll(names)} (plumbline_discriminators)",
                    new FindingProperty("discriminator", names[0]));
        }
    }
}
