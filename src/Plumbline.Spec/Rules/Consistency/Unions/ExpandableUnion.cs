using Plumbline.Spec.Findings;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>expandable_x is x (or the members of x), then x_reference.</summary>
internal sealed class ExpandableUnion()
    : ConsistencyRule("PLB4043", "expandable_unions", "Expandable union of other members", Severity.Error, RuleLevel.Strict)
{
    public override void Check(RuleContext context)
    {
        const string Prefix = "expandable_";
        foreach (var union in context.Walk.Unions.Where(union => union.Value.Name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var name = union.Value.Name.Substring(Prefix.Length);
            var expected = Expected(context, name);
            var members = union.Value.Members.Select(member => member.Type.ToString()).ToList();
            if (!members.SequenceEqual(expected) && !members.SequenceEqual([name, $"{name}_reference"]))
                context.Report(union,
                    "types", $"{union.Title} has the types {QuoteAll(members)}; an expandable is {QuoteAll(expected)}, in this order");
        }
    }

    private static List<string> Expected(RuleContext context, string name)
    {
        var union = context.Service.Unions.FirstOrDefault(union => union.Name == name);
        return [.. union?.Members.Select(member => member.Type.ToString()) ?? [name], $"{name}_reference"];
    }
}
