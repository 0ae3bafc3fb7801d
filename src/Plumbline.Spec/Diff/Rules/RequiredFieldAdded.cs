using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Whoever writes the model does not know the field yet, and stored events lack it.</summary>
internal sealed class RequiredFieldAdded()
    : ChangeRule(RuleIds.RequiredFieldAdded, "Required field added", Verdict.Breaking, RuleIds.RequiredFieldRemoved)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var field in context.Pairs.Slots.Where(slot => slot is { Kind: SlotKind.Field, Before: null, After.IsMandatory: true }))
        {
            context.Report(field.Subject.ExceptPatch, null, "is added and required", "none -> required",
                Effects.OnOldWriters(Verdict.Breaking) with { Source = field.Subject.IsSent ? Verdict.Breaking : Verdict.Dangerous },
                "make it optional or give it a default");
        }
    }
}
