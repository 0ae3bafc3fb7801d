using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Readers ignore what they do not know.</summary>
internal sealed class OptionalFieldAdded()
    : ChangeRule(RuleIds.OptionalFieldAdded, "Optional field added", Verdict.Compatible, RuleIds.OptionalFieldRemoved)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var field in context.Pairs.Slots.Where(slot => slot is { Kind: SlotKind.Field, Before: null, After.IsRequired: false }))
            context.Report(field, null, "is added", "none -> optional", Effects.None, "leave it out");
    }
}
