using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>To the wire, one field is gone and another came.</summary>
internal sealed class FieldRenamed()
    : ChangeRule(RuleIds.FieldRenamed, "Field renamed", Verdict.Breaking, RuleIds.FieldRenamed)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var field in context.Pairs.Slots.Where(slot => slot.IsRenamed))
        {
            context.Report(field, "name", $"was {Words.Quote(field.Before!.Name)}, renamed?", $"{field.Before.Name} -> {field.After!.Name}",
                Effects.OnWire(Verdict.Breaking) with { Source = Verdict.Breaking },
                field.Before.IsRequired ? "keep the old field beside an optional new one" : "keep the old field beside the new one");
        }
    }
}
