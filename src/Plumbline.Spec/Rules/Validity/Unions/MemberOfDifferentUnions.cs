using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A type that is in several unions has one discriminator and one value (catalogue 69).</summary>
internal sealed class MemberOfDifferentUnions() : ValidityRule("PLB1084", "Type told apart in two ways")
{
    public override void Check(RuleContext context)
    {
        foreach (var uses in context.Walk.Members.GroupBy(member => member.Value.Type.ToString(), StringComparer.Ordinal))
        {
            if (uses.First().Value.Type.Kind == TypeKind.Union)
                continue;

            // A union without a discriminator wraps its members, so it asks nothing of them.
            var discriminated = uses.Where(member => member.Nearest<UnionType>()?.Discriminator is not null).ToList();
            foreach (var member in discriminated.Skip(1))
                Compare(context, discriminated[0], member);
        }
    }

    private static void Compare(RuleContext context, Node<UnionMember> first, Node<UnionMember> member)
    {
        var (before, now) = (first.Nearest<UnionType>()!, member.Nearest<UnionType>()!);
        var type = Quote(member.Value.Type.ToString());
        if (before.Discriminator != now.Discriminator)
        {
            context.Report(member, "type",
                $"{type} has discriminator {Quote(now.Discriminator!)} in union {Quote(now.Name)}, but {Quote(before.Discriminator!)} in union {Quote(before.Name)}; a type carries one");
        }
        else if (before.Name != now.Name && first.Value.DiscriminatorValue != member.Value.DiscriminatorValue)
        {
            context.Report(member, "discriminator_value",
                $"{type} is {Quote(member.Value.DiscriminatorValue)} in union {Quote(now.Name)}, but {Quote(first.Value.DiscriminatorValue)} in union {Quote(before.Name)}; a type carries one value");
        }
    }
}
