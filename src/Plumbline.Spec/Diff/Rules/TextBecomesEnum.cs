using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Texts that went through are refused unless they are among the values.</summary>
internal sealed class TextBecomesEnum()
    : ChangeRule(RuleIds.TextBecomesEnum, "Free text becomes an enum", Verdict.Breaking, RuleIds.EnumBecomesText)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var slot in context.Slots.Where(slot => slot.Relation == TypeRelation.Closed && slot.Kind != SlotKind.EnvelopeField))
        {
            context.Report(slot, "type", $"takes only the values of {Words.Quote(slot.After!.Type.ToString())} where it took any text", Words.Facts(slot),
                Effects.OnOldWriters(Verdict.Breaking) with { Source = Verdict.Breaking }, Words.KeepType(slot));
        }
    }
}
