using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Readers may get anything, null too.</summary>
internal sealed class TypeBecomesAnything()
    : ChangeRule(RuleIds.TypeBecomesAnything, "Type becomes any JSON", Verdict.Breaking, RuleIds.AnythingBecomesType)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var slot in context.Slots.Where(slot => slot.Relation == TypeRelation.Anything && slot.Kind != SlotKind.EnvelopeField))
        {
            context.Report(slot, "type", $"may be anything, null too ({Words.Quote(slot.After!.Type.ToString())} instead of {Words.Quote(slot.Before!.Type.ToString())})", Words.Facts(slot),
                Effects.OnOldReaders(Verdict.Breaking) with { Source = Verdict.Breaking }, Words.KeepType(slot));
        }
    }
}
