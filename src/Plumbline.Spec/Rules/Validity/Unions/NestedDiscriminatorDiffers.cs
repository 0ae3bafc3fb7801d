using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A union and the unions in it have one discriminator, or none (catalogue 66, 67).</summary>
internal sealed class NestedDiscriminatorDiffers() : ValidityRule("PLB1082", "Nested unions with different discriminators")
{
    public override void Check(RuleContext context)
    {
        foreach (var member in context.Walk.Members)
        {
            if (context.Types.FindUnion(member.Value.Type.Core) is not { } inner
                || member.Nearest<UnionType>() is not { } outer || inner.Discriminator == outer.Discriminator)
                continue;

            context.Report(member, "type",
                $"union {Quote(inner.Name)} has {Describe(inner)}, but union {Quote(outer.Name)}, which contains it, has {Describe(outer)}; nested unions share one discriminator");
        }
    }

    private static string Describe(UnionType union) =>
        union.Discriminator is { } name ? $"discriminator {Quote(name)}" : "no discriminator";
}
