using Plumbline.Spec.Model;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>No member has a field of the discriminator's name (catalogue 65).</summary>
internal sealed class DiscriminatorIsField() : ValidityRule("PLB1081", "Discriminator is also a field")
{
    public override void Check(RuleContext context)
    {
        foreach (var union in context.Walk.Unions)
        {
            if (union.Value.Discriminator is not { } discriminator)
                continue;

            var holders = Holders(context, union.Value, discriminator, "", [], 0).ToList();
            if (holders.Count > 0)
                context.Report(union,
                    "discriminator", $"{union.Title} has discriminator {Quote(discriminator)}, but that is a field of {QuoteAll(holders)}; rename one of them");
        }
    }

    private static IEnumerable<string> Holders(RuleContext context, UnionType union, string discriminator, string prefix, HashSet<string> seen, int depth)
    {
        if (depth == UnionNesting.MaximumDepth || !seen.Add(union.Name))
            yield break;

        foreach (var member in union.Members)
        {
            var type = member.Type.Core;
            if (context.Types.FindModel(type) is { } model && model.Fields.Any(field => field.Name == discriminator))
                yield return prefix + model.Name;

            if (context.Types.FindUnion(type) is { } nested)
            {
                foreach (var holder in Holders(context, nested, discriminator, $"{prefix}{nested.Name}.", seen, depth + 1))
                    yield return holder;
            }
        }
    }
}
