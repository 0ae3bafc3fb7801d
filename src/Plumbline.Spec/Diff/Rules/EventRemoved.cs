using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Diff.Usage;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Consumers wait for it, and stored events of it are not understood.</summary>
internal sealed class EventRemoved()
    : ChangeRule(RuleIds.EventRemoved, "Event published no more", Verdict.Breaking, RuleIds.EventAdded)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var union in context.Pairs.Types.Unions.Both.Where(union => EventUnions.IsEvent(union.Before)))
        {
            if (!EventUnions.IsEvent(union.After) || union.Before.Name != union.After.Name)
            {
                ReportStream(context, union.Before, union.Place, union.After.Name);
                continue;
            }

            foreach (var member in MemberMatch.Of(union, context.Pairs.Types).Removed)
            {
                context.Report(MemberMatch.Subject(context.Pairs, union, member) with { Title = $"event {Words.Quote(member.DiscriminatorValue)} of {Words.Quote(union.After.Name)}" }, null,
                    "is published no more", $"{member.DiscriminatorValue} -> removed",
                    new Effects { Event = Verdict.Breaking, Replay = Verdict.Breaking, Source = Verdict.Breaking }, "keep the member and deprecate it");
            }
        }

        foreach (var union in context.Pairs.Types.Unions.Removed.Where(union => EventUnions.IsEvent(union.Value)))
            ReportStream(context, union.Value, union.Place, null);
    }

    private static void ReportStream(ChangeContext context, UnionType union, Reading.NodePath place, string? now)
    {
        var subject = new Subject
        {
            Title = $"stream {Words.Quote(union.Name)}",
            Id = $"streams/{union.Name}",
            Place = place,
            Positions = [TypeUsage.OfEvent(union)],
        };
        context.Report(subject, null, now is null || now == union.Name ? "is published no more" : $"is published as {Words.Quote(now)}, renamed?", "published -> removed",
            new Effects { Event = Verdict.Breaking, Replay = Verdict.Breaking, Source = Verdict.Breaking }, "go on publishing it");
    }
}
