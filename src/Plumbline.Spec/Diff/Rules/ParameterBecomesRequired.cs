using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Calls that leave it out are refused from now on.</summary>
internal sealed class ParameterBecomesRequired()
    : ChangeRule(RuleIds.ParameterBecomesRequired, "Parameter becomes required", Verdict.Breaking, RuleIds.ParameterBecomesOptional)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var parameter in context.Slots.Where(slot => slot is { IsParameter: true, Before.IsMandatory: false, After.IsMandatory: true }))
        {
            var lostDefault = parameter.Before!.IsRequired;
            context.Report(parameter, lostDefault ? null : "required",
                lostDefault ? $"loses its default {Words.Quote(parameter.Before.Default!)} and so becomes required" : "becomes required", "optional -> required",
                new Effects { Request = Verdict.Breaking, Source = Verdict.Dangerous }, lostDefault ? "keep the default" : "keep it optional");
        }
    }
}
