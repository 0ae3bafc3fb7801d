using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Consumers recognise and order events by these fields, whatever else they read.</summary>
internal sealed class EnvelopeChanged()
    : ChangeRule(RuleIds.EnvelopeChanged, "Envelope of events changed", Verdict.Breaking, RuleIds.EnvelopeChanged)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var field in context.Pairs.Slots.Where(slot => slot.Kind == SlotKind.EnvelopeField))
        {
            var (from, to) = (Describe(field.Before), Describe(field.After));
            if (from != to)
            {
                context.Report(field, null, $"is {to} instead of {from}, in the envelope of events", $"{from} -> {to}",
                    new Effects { Event = Verdict.Breaking, Replay = Verdict.Breaking, Source = Verdict.Breaking }, "leave the envelope alone");
            }
        }
    }

    private static string Describe(Slot? field) => field is null ? "absent" : $"{(field.IsRequired ? "required" : "optional")} {field.Type}";
}
