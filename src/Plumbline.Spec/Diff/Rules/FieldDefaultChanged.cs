using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>What stands in for a missing field is another value.</summary>
internal sealed class FieldDefaultChanged()
    : ChangeRule(RuleIds.FieldDefaultChanged, "Default of a field changed", Verdict.Breaking, RuleIds.FieldDefaultChanged)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var field in context.Slots.Where(slot => slot.Kind == SlotKind.Field && slot.Before!.IsRequired == slot.After!.IsRequired && slot.Before.Default != slot.After.Default))
        {
            var (from, to) = (field.Before!.Default, field.After!.Default);
            var what = to is null ? $"loses its default {Words.Quote(from!)}{(field.After.IsRequired ? " and must be sent" : "")}"
                : from is null ? $"gets the default {Words.Quote(to)}"
                : $"defaults to {Words.Quote(to)} instead of {Words.Quote(from)}";
            context.Report(field, "default", what, $"{from ?? "none"} -> {to ?? "none"}", Judge(field), Words.Keep(from));
        }
    }

    private static Effects Judge(SlotPair field)
    {
        var (from, to) = (field.Before!.Default, field.After!.Default);
        if (from is not null && to is not null)
            return Effects.OnOldReaders(Verdict.Dangerous) with { Request = Verdict.Breaking, Replay = Verdict.Dangerous };

        // Required: with a default it may be left out, without one it may not. Optional: leaving it out means a value, or does no more.
        if (!field.After.IsRequired)
            return Effects.OnWire(Verdict.Dangerous);

        return to is null ? Effects.OnOldWriters(Verdict.Breaking) with { Source = Verdict.Breaking } : Effects.None;
    }
}
