using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Calls may leave it out.</summary>
internal sealed class ParameterBecomesOptional()
    : ChangeRule(RuleIds.ParameterBecomesOptional, "Parameter becomes optional", Verdict.Compatible, RuleIds.ParameterBecomesRequired)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var parameter in context.Slots.Where(slot => slot is { IsParameter: true, Before.IsMandatory: true, After.IsMandatory: false }))
            context.Report(parameter, "required", "becomes optional", "required -> optional", Effects.OnSource(Verdict.Dangerous), "keep it required");
    }
}
