using Plumbline.Spec.Model;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A default member needs a discriminator that may be absent (catalogue 63).</summary>
internal sealed class DefaultMemberWithoutDiscriminator() : ValidityRule("PLB1079", "Default member without a discriminator")
{
    public override void Check(RuleContext context)
    {
        foreach (var member in context.Walk.Members)
        {
            if (member.Value.IsDefault && member.Nearest<UnionType>()?.Discriminator is null)
                context.Report(member,
                    "default", $"{member.Title} is marked as default, but the union has no 'discriminator' whose absence could mean it; add one, or leave the default out");
        }
    }
}
