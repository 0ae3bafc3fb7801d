using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Null and everything else that went through is refused.</summary>
internal sealed class AnythingBecomesType()
    : ChangeRule(RuleIds.AnythingBecomesType, "Any JSON becomes a type", Verdict.Breaking, RuleIds.TypeBecomesAnything)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var slot in context.Slots.Where(slot => slot.Relation == TypeRelation.Something && slot.Kind != SlotKind.EnvelopeField))
        {
            context.Report(slot, "type", $"may not be null or anything else any more ({Words.Quote(slot.After!.Type.ToString())} instead of {Words.Quote(slot.Before!.Type.ToString())})", Words.Facts(slot),
                Effects.OnOldWriters(Verdict.Breaking) with { Source = Verdict.Dangerous }, Words.KeepType(slot));
        }
    }
}
