using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>The name stays, the text on the wire is another: neither side understands the other.</summary>
internal sealed class EnumTextChanged()
    : ChangeRule(RuleIds.EnumTextChanged, "Enum value written differently", Verdict.Breaking, RuleIds.EnumTextChanged)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var type in context.Pairs.Types.Enums.Both)
        {
            foreach (var (old, now, ordinal) in ValueMatch.Of(type).Both.Where(value => value.Old.Text != value.Now.Text))
            {
                context.Report(ValueMatch.Subject(context.Pairs, type, now) with { Place = type.Place.Item("values", ordinal) }, "value",
                    $"is written {Words.Quote(now.Text)} instead of {Words.Quote(old.Text)}", $"{old.Text} -> {now.Text}",
                    Effects.OnWire(Verdict.Breaking), $"keep {Words.Quote(old.Text)} and add a further value");
            }
        }
    }
}
