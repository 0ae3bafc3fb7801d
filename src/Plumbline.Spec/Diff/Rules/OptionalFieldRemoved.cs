using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Readers can do without it, yet it never comes again.</summary>
internal sealed class OptionalFieldRemoved()
    : ChangeRule(RuleIds.OptionalFieldRemoved, "Optional field removed", Verdict.Dangerous, RuleIds.OptionalFieldAdded)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var field in context.Pairs.Slots.Where(slot => slot is { Kind: SlotKind.Field, After: null, Before.IsRequired: false }))
        {
            context.Report(field, null, "is removed", "optional -> removed",
                Effects.OnOldReaders(Verdict.Dangerous) with { Request = Verdict.Dangerous, Source = Verdict.Breaking },
                "keep it and deprecate it");
        }
    }
}
