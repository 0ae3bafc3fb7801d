using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>What one side writes the other cannot read.</summary>
internal sealed class TypeIncompatible()
    : ChangeRule(RuleIds.TypeIncompatible, "Type replaced", Verdict.Breaking, RuleIds.TypeIncompatible)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var slot in context.Slots.Where(IsMine))
        {
            if (slot.Relation == TypeRelation.Incompatible)
            {
                context.Report(slot, "type", Words.Replaced(slot), Words.Facts(slot),
                    Effects.OnWire(Verdict.Breaking) with { Source = Verdict.Breaking }, "keep its type and add the new one beside it");
            }
            else if (slot.Relation == TypeRelation.OtherVersion)
            {
                context.Report(slot, "type", $"{Words.Replaced(slot)}, another version of an imported type", Words.Facts(slot),
                    Effects.OnWire(Verdict.Dangerous) with { Source = Verdict.Breaking }, "compare the two versions");
            }
        }
    }

    // Bodies, answers and envelopes have rules of their own.
    private static bool IsMine(SlotPair slot) =>
        slot.Relation == TypeRelation.OtherVersion && slot.Kind != SlotKind.EnvelopeField
        || slot.Kind is not (SlotKind.Body or SlotKind.EnvelopeField) && !SuccessChanged.IsSuccess(slot);
}
