using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>A path parameter has another name: addresses stay, named arguments of C# do not.</summary>
internal sealed class PathParameterRenamed()
    : ChangeRule(RuleIds.PathParameterRenamed, "Path parameter renamed", Verdict.Dangerous, RuleIds.PathParameterRenamed)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var parameter in context.Slots.Where(slot => slot.Kind == SlotKind.Parameter))
        {
            var (from, to) = (parameter.Before!, parameter.After!);
            if (from.Location == ParameterLocation.Path && to.Location == ParameterLocation.Path && from.Name != to.Name)
            {
                context.Report(parameter, null, $"was called {Words.Quote(from.Name)}", $"{from.Name} -> {to.Name}",
                    Effects.OnSource(Verdict.Breaking), "keep its name");
            }
        }
    }
}
