using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Diff.Usage;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Readers meet a member that they do not know. With a discriminator they can tell.</summary>
internal sealed class MemberAdded()
    : ChangeRule(RuleIds.MemberAdded, "Union member added", Verdict.Breaking, RuleIds.MemberRemoved)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var union in context.Pairs.Types.Unions.Both.Where(union => !IsEvent(union)))
        {
            foreach (var (member, ordinal) in MemberMatch.Of(union, context.Pairs.Types).Added)
            {
                var isTold = union.After.Discriminator is not null;
                context.Report(MemberMatch.Subject(context.Pairs, union, member) with { Place = union.Place.Item("types", ordinal) }, null,
                    isTold ? "is added" : "is added, and without a discriminator readers cannot tell that they do not know it", $"none -> {member.Type}",
                    Effects.OnOldReaders(isTold ? Verdict.Dangerous : Verdict.Breaking) with { Source = Verdict.Dangerous }, "announce it before it is sent");
            }
        }
    }

    /// <summary>Whether a union is published, and so judged as a stream of events.</summary>
    internal static bool IsEvent(Pair<UnionType> union) => EventUnions.IsEvent(union.Before) && EventUnions.IsEvent(union.After);
}
