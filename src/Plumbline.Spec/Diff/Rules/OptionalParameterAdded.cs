using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Callers may send more.</summary>
internal sealed class OptionalParameterAdded()
    : ChangeRule(RuleIds.OptionalParameterAdded, "Optional parameter added", Verdict.Compatible, RuleIds.ParameterRemoved)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var parameter in context.Pairs.Slots.Where(slot => slot is { IsParameter: true, Before: null, After.IsMandatory: false }))
            context.Report(parameter, null, "is added", "none -> optional", Effects.OnSource(Verdict.Dangerous), "leave it out");
    }
}
