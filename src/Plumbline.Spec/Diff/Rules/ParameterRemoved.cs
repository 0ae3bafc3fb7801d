using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>What callers still send is ignored.</summary>
internal sealed class ParameterRemoved()
    : ChangeRule(RuleIds.ParameterRemoved, "Parameter removed", Verdict.Dangerous, RuleIds.RequiredParameterAdded, RuleIds.OptionalParameterAdded)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var parameter in context.Pairs.Slots.Where(slot => slot is { IsParameter: true, After: null }))
        {
            context.Report(parameter, null, "is removed, and ignored where it is still sent", "present -> removed",
                new Effects { Request = Verdict.Dangerous, Source = Verdict.Breaking }, "keep it and deprecate it");
        }
    }
}
