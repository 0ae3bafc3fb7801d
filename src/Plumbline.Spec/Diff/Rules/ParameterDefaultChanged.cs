using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>Calls that leave it out mean something else from now on.</summary>
internal sealed class ParameterDefaultChanged()
    : ChangeRule(RuleIds.ParameterDefaultChanged, "Default of a parameter changed", Verdict.Breaking, RuleIds.ParameterDefaultChanged)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var parameter in context.Slots.Where(slot => slot.IsParameter && slot.Before!.Default != slot.After!.Default && slot.Before.IsMandatory == slot.After.IsMandatory))
        {
            var (from, to) = (parameter.Before!.Default, parameter.After!.Default);
            // Where there was no default, the document did not promise what leaving it out means.
            var isOther = from is not null && to is not null;
            context.Report(parameter, "default", $"defaults to {Words.OrNone(to)} instead of {Words.OrNone(from)}", $"{from ?? "none"} -> {to ?? "none"}",
                new Effects { Request = isOther && !parameter.After.IsDefaultWritten ? Verdict.Breaking : Verdict.Dangerous, Source = Verdict.Dangerous },
                Words.Keep(from));
        }
    }
}
