using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Callers count on it.</summary>
internal sealed class ResponseHeaderWithdrawn()
    : ChangeRule(RuleIds.ResponseHeaderWithdrawn, "Header of an answer removed or optional", Verdict.Breaking, RuleIds.ResponseHeaderPromised)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var header in context.Pairs.Slots.Where(slot => slot.Kind == SlotKind.ResponseHeader))
        {
            if (header.After is null)
            {
                // What came sometimes never comes again: that is a lesser loss.
                var verdict = header.Before!.IsRequired ? Verdict.Breaking : Verdict.Dangerous;
                context.Report(header, null, "is removed", "present -> removed", new Effects { Response = verdict, Source = Verdict.Breaking }, "keep sending it");
            }
            else if (header is { Before.IsRequired: true, After.IsRequired: false })
            {
                context.Report(header, "required", "becomes optional", "required -> optional",
                    new Effects { Response = Verdict.Breaking, Source = Verdict.Breaking }, "keep sending it always");
            }
        }
    }
}
