using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Callers may count on more.</summary>
internal sealed class ResponseHeaderPromised()
    : ChangeRule(RuleIds.ResponseHeaderPromised, "Header of an answer added or required", Verdict.Compatible, RuleIds.ResponseHeaderWithdrawn)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var header in context.Pairs.Slots.Where(slot => slot.Kind == SlotKind.ResponseHeader))
        {
            if (header.Before is null)
                context.Report(header, null, "is added", "none -> present", Effects.None, "leave it out");
            else if (header is { Before.IsRequired: false, After.IsRequired: true })
                context.Report(header, "required", "becomes required", "optional -> required", Effects.OnSource(Verdict.Dangerous), "keep it optional");
        }
    }
}
