using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;
using Plumbline.Spec.Rules.Text;
using Plumbline.Spec.Rules.Walking;
using static Plumbline.Spec.Rules.Text.Quotation;

namespace Plumbline.Spec.Rules.Consistency;

/// <summary>An event union has x_upserted and x_deleted, in pairs.</summary>
internal sealed class EventMembers()
    : ConsistencyRule("PLB4080", "event_members", "Event union with other members", Severity.Error, RuleLevel.Recommended)
{
    public override void Check(RuleContext context)
    {
        foreach (var union in EventUnions.All(context))
        {
            var names = union.Value.Members.Select(member => member.Type.Name).ToList();
            for (var i = 0; i < names.Count; i++)
            {
                var member = new Node<UnionMember>(union.Value.Members[i], union, "types", i);
                if (EventUnions.Subject(names[i]) is not { } subject)
                    context.Report(member,
                        "type", $"{member.Title} is no event; its name should end with {QuoteAll(EventUnions.Suffixes)}");
                else if (!names.Contains(subject + "_deleted") && Words.EndsWith(names[i], "_upserted"))
                    context.Report(member,
                        "type", $"{member.Title} has no {Quote(subject + "_deleted")} beside it; consumers could never forget");
                else if (!names.Contains(subject + "_upserted") && Words.EndsWith(names[i], "_deleted"))
                    context.Report(member,
                        "type", $"{member.Title} has no {Quote(subject + "_upserted")} beside it; there is nothing to delete");
            }
        }
    }
}
