using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Values that went through are refused.</summary>
internal sealed class TypeNarrowed()
    : ChangeRule(RuleIds.TypeNarrowed, "Type narrowed", Verdict.Breaking, RuleIds.TypeWidened)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var slot in context.Slots.Where(slot => slot.Relation == TypeRelation.Narrower && slot.Kind != SlotKind.EnvelopeField))
        {
            context.Report(slot, "type", $"is narrowed from {Words.Quote(slot.Before!.Type.ToString())} to {Words.Quote(slot.After!.Type.ToString())}", Words.Facts(slot),
                Effects.OnOldWriters(Verdict.Breaking) with { Source = Verdict.Breaking }, Words.KeepType(slot));
        }
    }
}
