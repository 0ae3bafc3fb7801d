using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Callers put it where nobody looks any more.</summary>
internal sealed class ParameterLocationChanged()
    : ChangeRule(RuleIds.ParameterLocationChanged, "Parameter travels elsewhere", Verdict.Breaking, RuleIds.ParameterLocationChanged)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var parameter in context.Slots.Where(slot => slot.IsParameter && slot.Before!.Location != slot.After!.Location))
        {
            var (from, to) = (Name(parameter.Before!), Name(parameter.After!));
            context.Report(parameter, "location", $"moves from the {from} to the {to}", $"{from} -> {to}",
                new Effects { Request = Verdict.Breaking }, $"leave it in the {from}");
        }
    }

    private static string Name(Slot slot) => slot.Location!.Value.ToString().ToLowerInvariant();
}
