namespace Plumbline.Spec.Rules.Validity;

/// <summary>Some names cannot be discriminators (catalogue 64).</summary>
internal sealed class ReservedDiscriminator() : ValidityRule("PLB1080", "Reserved word as discriminator")
{
    public override void Check(RuleContext context)
    {
        foreach (var union in context.Walk.Unions)
        {
            if (union.Value.Discriminator is "value" or "implicit")
                context.Report(union,
                    "discriminator", $"{union.Title} has discriminator '{union.Value.Discriminator}', which is reserved; 'discriminator' or 'type' would do");
        }
    }
}
