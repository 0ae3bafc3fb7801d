using Plumbline.Spec.Attributes;
using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Order, delivery and form of events are promises to every consumer.</summary>
internal sealed class StreamChanged()
    : ChangeRule(RuleIds.StreamChanged, "Stream delivered differently", Verdict.Breaking, RuleIds.StreamChanged)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var union in context.Pairs.Types.Unions.Both.Where(MemberAdded.IsEvent))
        {
            var old = StreamAttribute.Find(union.Before.Attributes) ?? new StreamAttribute();
            var now = StreamAttribute.Find(union.After.Attributes) ?? new StreamAttribute();
            Compare(context, union, "partition key", old.PartitionKey, now.PartitionKey);
            Compare(context, union, "delivery", old.Delivery.ToString().ToLowerInvariant(), now.Delivery.ToString().ToLowerInvariant());
            Compare(context, union, "serialization", old.Serialization, now.Serialization);
            Compare(context, union, "source", old.Of, now.Of);
        }
    }

    private static void Compare(ChangeContext context, Pair<Model.UnionType> union, string name, string? from, string? to)
    {
        if (from != to)
        {
            context.Report(context.Pairs.Of(union) with { Title = $"stream {Words.Quote(union.After.Name)}" }, "@stream", $"has the {name} {Words.OrNone(to)} instead of {Words.OrNone(from)}",
                $"{name}: {from ?? "none"} -> {to ?? "none"}", new Effects { Event = Verdict.Breaking, Replay = Verdict.Breaking }, Words.Keep(from));
        }
    }
}
