using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Diff.Usage;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Consumers meet an event that they do not know; ours keep it and go on.</summary>
internal sealed class EventAdded()
    : ChangeRule(RuleIds.EventAdded, "Event published", Verdict.Dangerous, RuleIds.EventRemoved)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var union in context.Pairs.Types.Unions.Both.Where(union => EventUnions.IsEvent(union.After)))
        {
            if (!EventUnions.IsEvent(union.Before) || union.Before.Name != union.After.Name)
            {
                ReportStream(context, union.After, union.Place);
                continue;
            }

            foreach (var (member, ordinal) in MemberMatch.Of(union, context.Pairs.Types).Added)
            {
                context.Report(MemberMatch.Subject(context.Pairs, union, member) with { Title = $"event {Words.Quote(member.DiscriminatorValue)} of {Words.Quote(union.After.Name)}", Place = union.Place.Item("types", ordinal) },
                    null, "is published from now on", $"none -> {member.DiscriminatorValue}",
                    new Effects { Event = Verdict.Dangerous, Source = Verdict.Dangerous }, "announce it before it is published");
            }
        }

        foreach (var union in context.Pairs.Types.Unions.Added.Where(union => EventUnions.IsEvent(union.Value)))
            ReportStream(context, union.Value, union.Place);
    }

    private static void ReportStream(ChangeContext context, UnionType union, Reading.NodePath place) =>
        context.Report(new Subject { Title = $"stream {Words.Quote(union.Name)}", Id = $"streams/{union.Name}", Place = place }, null,
            "is published", "none -> published", Effects.None, "leave it out");
}
