using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Callers that leave it out are refused, and so are stored events without it.</summary>
internal sealed class FieldBecomesRequired()
    : ChangeRule(RuleIds.FieldBecomesRequired, "Field becomes required", Verdict.Breaking, RuleIds.FieldBecomesOptional)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var field in context.Slots.Where(slot => slot is { Kind: SlotKind.Field, Before.IsRequired: false, After.IsRequired: true }))
        {
            context.Report(field.Subject.ExceptPatch, "required", field.After!.IsMandatory ? "becomes required" : "becomes required, with a default for callers that leave it out", "optional -> required",
                Effects.OnOldWriters(field.After.IsMandatory ? Verdict.Breaking : Verdict.Compatible) with { Source = Verdict.Dangerous }, "keep it optional");
        }
    }
}
