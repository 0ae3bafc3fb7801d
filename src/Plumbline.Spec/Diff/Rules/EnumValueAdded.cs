using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Readers meet a value that they do not know; ours keep it, others may not.</summary>
internal sealed class EnumValueAdded()
    : ChangeRule(RuleIds.EnumValueAdded, "Enum value added", Verdict.Dangerous, RuleIds.EnumValueRemoved)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var type in context.Pairs.Types.Enums.Both)
        {
            foreach (var (value, ordinal) in ValueMatch.Of(type).Added)
            {
                context.Report(ValueMatch.Subject(context.Pairs, type, value) with { Place = type.Place.Item("values", ordinal) }, null, "is added", $"none -> {value.Text}",
                    Effects.OnOldReaders(Verdict.Dangerous) with { Source = Verdict.Dangerous }, "announce it before it is sent");
            }
        }
    }
}
