using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Readers count on it. Those that know a default for it have something to put in its place.</summary>
internal sealed class FieldBecomesOptional()
    : ChangeRule(RuleIds.FieldBecomesOptional, "Field becomes optional", Verdict.Breaking, RuleIds.FieldBecomesRequired)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var field in context.Slots.Where(slot => slot is { Kind: SlotKind.Field, Before.IsRequired: true, After.IsRequired: false }))
        {
            context.Report(field, "required", "becomes optional", "required -> optional",
                Effects.OnOldReaders(field.Before!.IsMandatory ? Verdict.Breaking : Verdict.Dangerous) with { Source = field.Subject.IsRead ? Verdict.Breaking : Verdict.Dangerous },
                "keep it required");
        }
    }
}
