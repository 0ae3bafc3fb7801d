using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Whoever knows the name takes it for what it was.</summary>
internal sealed class NameReused()
    : ChangeRule(RuleIds.NameReused, "Name stands for another kind of thing", Verdict.Breaking, RuleIds.NameReused)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var (old, now) in DeclaredNames.Reused(context.Pairs))
        {
            context.Report(now.Subject with { Positions = context.Pairs.ReleasedPositionsOf(old.Kind, old.Name) }, null,
                $"was {DeclaredNames.Article(old.Kind)}", $"{old.Kind} -> {now.Kind}", Effects.OnWire(Verdict.Breaking) with { Source = Verdict.Breaking }, "give it a name of its own");
        }
    }
}
