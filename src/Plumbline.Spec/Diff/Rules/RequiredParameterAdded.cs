using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Calls made so far lack what is asked for now.</summary>
internal sealed class RequiredParameterAdded()
    : ChangeRule(RuleIds.RequiredParameterAdded, "Required parameter added", Verdict.Breaking, RuleIds.ParameterRemoved)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var parameter in context.Pairs.Slots.Where(slot => slot is { IsParameter: true, Before: null, After.IsMandatory: true }))
        {
            context.Report(parameter, null, "is added and required", "none -> required",
                new Effects { Request = Verdict.Breaking, Source = Verdict.Breaking },
                parameter.Kind == SlotKind.RequestHeader ? "make it optional" : "give it a default or make it optional");
        }
    }
}
