using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Readers count on it; what callers still send is ignored.</summary>
internal sealed class RequiredFieldRemoved()
    : ChangeRule(RuleIds.RequiredFieldRemoved, "Required field removed", Verdict.Breaking, RuleIds.RequiredFieldAdded, RuleIds.DefaultedFieldAdded)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var field in context.Pairs.Slots.Where(slot => slot is { Kind: SlotKind.Field, After: null, Before.IsRequired: true }))
        {
            context.Report(field, null, "is removed", "required -> removed",
                Effects.OnOldReaders(Verdict.Breaking) with { Request = Verdict.Dangerous, Source = Verdict.Breaking },
                "keep it and deprecate it");
        }
    }
}
