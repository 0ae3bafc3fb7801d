using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Readers may get texts that they do not know.</summary>
internal sealed class EnumBecomesText()
    : ChangeRule(RuleIds.EnumBecomesText, "Enum becomes free text", Verdict.Dangerous, RuleIds.TextBecomesEnum)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var slot in context.Slots.Where(slot => slot.Relation == TypeRelation.Opened && slot.Kind != SlotKind.EnvelopeField))
        {
            context.Report(slot, "type", $"may be any text where it was one of {Words.Quote(slot.Before!.Type.ToString())}", Words.Facts(slot),
                Effects.OnOldReaders(Verdict.Dangerous) with { Source = Verdict.Breaking }, Words.KeepType(slot));
        }
    }
}
