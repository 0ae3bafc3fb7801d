using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Callers that send it are refused, and stored events that hold it are not understood.</summary>
internal sealed class EnumValueRemoved()
    : ChangeRule(RuleIds.EnumValueRemoved, "Enum value removed", Verdict.Breaking, RuleIds.EnumValueAdded)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var type in context.Pairs.Types.Enums.Both)
        {
            foreach (var value in ValueMatch.Of(type).Removed)
            {
                context.Report(ValueMatch.Subject(context.Pairs, type, value), null, "is removed", $"{value.Text} -> removed",
                    Effects.OnOldWriters(Verdict.Breaking) with { Source = Verdict.Breaking }, "keep it and deprecate it");
            }
        }
    }
}
