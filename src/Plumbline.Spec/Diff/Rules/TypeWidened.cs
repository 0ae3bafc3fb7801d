using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Readers may get values that they cannot hold.</summary>
internal sealed class TypeWidened()
    : ChangeRule(RuleIds.TypeWidened, "Type widened", Verdict.Breaking, RuleIds.TypeNarrowed)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var slot in context.Slots.Where(slot => slot.Relation == TypeRelation.Wider && slot.Kind != SlotKind.EnvelopeField))
        {
            context.Report(slot, "type", $"is widened from {Words.Quote(slot.Before!.Type.ToString())} to {Words.Quote(slot.After!.Type.ToString())}", Words.Facts(slot),
                Effects.OnOldReaders(Verdict.Breaking) with { Source = slot.Subject.IsRead ? Verdict.Breaking : Verdict.Dangerous }, Words.KeepType(slot));
        }
    }
}
