using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Validity;

/// <summary>A union has at most one default member (catalogue 62).</summary>
internal sealed class SeveralDefaultMembers() : ValidityRule("PLB1078", "Several default members")
{
    public override void Check(RuleContext context)
    {
        foreach (var defaults in context.Walk.Members.Where(member => member.Value.IsDefault).GroupBy(member => member.Parent))
        {
            var first = defaults.First();
            foreach (var member in defaults.Skip(1))
                context.Report(member,
                    "default", $"{member.Title} is marked as default, but so is {Quote(first.Value.Type.ToString())}; only one can be");
        }
    }
}
