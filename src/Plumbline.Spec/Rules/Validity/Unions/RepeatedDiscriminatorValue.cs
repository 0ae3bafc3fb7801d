using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>Members are told apart by their values, those of nested unions included (catalogue 38).</summary>
internal sealed class RepeatedDiscriminatorValue() : ValidityRule("PLB1086", "Discriminator value repeated")
{
    public override void Check(RuleContext context)
    {
        foreach (var members in context.Walk.Members.GroupBy(member => member.Parent))
        {
            var seen = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var member in members)
            {
                foreach (var (value, type) in Values(context, member.Value, member.Nearest<UnionType>()!, [], 0))
                {
                    if (!seen.TryGetValue(value, out var first))
                        seen.Add(value, type);
                    else if (first != type)
                        context.Report(member,
                            "discriminator_value", $"{member.Title} is told apart by {Quote(value)}, and so is {Quote(first)}; give one of them another 'discriminator_value'");
                }
            }
        }
    }

    // A union inside a discriminated one is flattened: its members' values count, its own is never written.
    private static IEnumerable<(string Value, string Type)> Values(RuleContext context, UnionMember member, UnionType union, HashSet<string> seen, int depth)
    {
        if (union.Discriminator is null || context.Types.FindUnion(member.Type) is not { } nested)
            return [(member.DiscriminatorValue, member.Type.ToString())];

        return depth < UnionNesting.MaximumDepth && seen.Add(nested.Name)
            ? nested.Members.SelectMany(inner => Values(context, inner, nested, seen, depth + 1))
            : [];
    }
}
