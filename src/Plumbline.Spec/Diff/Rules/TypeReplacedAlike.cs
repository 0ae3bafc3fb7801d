using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>The wire stays as it is; C# gets another type.</summary>
internal sealed class TypeReplacedAlike()
    : ChangeRule(RuleIds.TypeReplacedAlike, "Type replaced by one of the same shape", Verdict.Dangerous, RuleIds.TypeReplacedAlike)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var slot in context.Slots.Where(slot => slot.Relation == TypeRelation.SameShape && slot.Kind != SlotKind.EnvelopeField))
        {
            context.Report(slot, "type", $"{Words.Replaced(slot)}, which looks the same on the wire", Words.Facts(slot),
                Effects.OnSource(Verdict.Breaking), Words.KeepType(slot));
        }
    }
}
