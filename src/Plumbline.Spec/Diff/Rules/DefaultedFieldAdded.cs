using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>The default stands in where callers leave it out; whether it is what they mean is a question.</summary>
internal sealed class DefaultedFieldAdded()
    : ChangeRule(RuleIds.DefaultedFieldAdded, "Required field with a default added", Verdict.Dangerous, RuleIds.RequiredFieldRemoved)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var field in context.Pairs.Slots.Where(slot => slot is { Kind: SlotKind.Field, Before: null, After: { IsRequired: true, IsMandatory: false } }))
        {
            context.Report(field.Subject.ExceptPatch, null, $"is added with the default {Words.Quote(field.After!.Default!)}, which stands in for callers that do not know it",
                "none -> defaulted", new Effects { Request = Verdict.Dangerous, Source = Verdict.Dangerous }, "make it optional");
        }
    }
}
