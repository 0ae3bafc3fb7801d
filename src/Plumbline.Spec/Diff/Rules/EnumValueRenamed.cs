using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>The text on the wire stays, the name in C# is another.</summary>
internal sealed class EnumValueRenamed()
    : ChangeRule(RuleIds.EnumValueRenamed, "Enum value renamed", Verdict.Dangerous, RuleIds.EnumValueRenamed)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var type in context.Pairs.Types.Enums.Both)
        {
            foreach (var (old, now, ordinal) in ValueMatch.Of(type).Both.Where(value => value.Old.Name != value.Now.Name))
            {
                context.Report(ValueMatch.Subject(context.Pairs, type, now) with { Id = $"enums/{type.Before.Name}/values/{old.Name}", Place = type.Place.Item("values", ordinal) }, "name",
                    $"was called {Words.Quote(old.Name)}", $"{old.Name} -> {now.Name}", Effects.OnSource(Verdict.Breaking), $"keep {Words.Quote(old.Name)}");
            }
        }
    }
}
