using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>What tells the members apart is another field or another text.</summary>
internal sealed class DiscriminatorChanged()
    : ChangeRule(RuleIds.DiscriminatorChanged, "Discriminator changed", Verdict.Breaking, RuleIds.DiscriminatorChanged)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var union in context.Pairs.Types.Unions.Both)
        {
            CompareName(context, union);
            CompareDefault(context, union);
            foreach (var (old, now, ordinal) in MemberMatch.Of(union, context.Pairs.Types).Both.Where(member => member.Old.DiscriminatorValue != member.Now.DiscriminatorValue))
            {
                context.Report(MemberMatch.Subject(context.Pairs, union, old) with { Place = union.Place.Item("types", ordinal) }, "discriminator_value",
                    $"is called {Words.Quote(now.DiscriminatorValue)} on the wire", $"{old.DiscriminatorValue} -> {now.DiscriminatorValue}",
                    Effects.OnWire(Verdict.Breaking) with { Source = Verdict.Breaking }, $"set its discriminator_value to {Words.Quote(old.DiscriminatorValue)}");
            }
        }
    }

    private static void CompareName(ChangeContext context, Pair<UnionType> union)
    {
        var (from, to) = (union.Before.Discriminator, union.After.Discriminator);
        if (from == to)
            return;

        var what = from is null ? $"gets the discriminator {Words.Quote(to!)}"
            : to is null ? $"loses its discriminator {Words.Quote(from)}"
            : $"has the discriminator {Words.Quote(to)} instead of {Words.Quote(from)}";
        context.Report(context.Pairs.Of(union), "discriminator", what, $"{from ?? "none"} -> {to ?? "none"}",
            Effects.OnWire(Verdict.Breaking), Words.Keep(from));
    }

    private static void CompareDefault(ChangeContext context, Pair<UnionType> union)
    {
        var members = MemberMatch.Of(union, context.Pairs.Types);
        var from = union.Before.Members.FirstOrDefault(member => member.IsDefault);
        var to = union.After.Members.FirstOrDefault(member => member.IsDefault);
        if ((from is null && to is null) || members.Both.Any(member => member.Old.IsDefault && member.Now.IsDefault))
            return;

        // Where nothing stood in for a missing discriminator, something may now.
        var verdict = from is null ? Verdict.Compatible : Verdict.Breaking;
        context.Report(context.Pairs.Of(union), "types", $"takes {Words.OrNone(to?.DiscriminatorValue)} instead of {Words.OrNone(from?.DiscriminatorValue)} where the discriminator is missing",
            $"default {from?.DiscriminatorValue ?? "none"} -> {to?.DiscriminatorValue ?? "none"}", Effects.OnWire(verdict), Words.Keep(from?.DiscriminatorValue));
    }
}
