using Plumbline.Spec.Attributes;
using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Findings;

namespace Plumbline.Spec.Diff.Rules;

/// <summary>The same call finds other things.</summary>
internal sealed class FilterChanged()
    : ChangeRule(RuleIds.FilterChanged, "Parameter selects differently", Verdict.Breaking, RuleIds.FilterChanged)
{
    internal override void Compare(ChangeContext context)
    {
        foreach (var parameter in context.Slots.Where(slot => slot.Kind == SlotKind.Parameter))
        {
            var (from, to) = (Describe(parameter.Before!), Describe(parameter.After!));
            if (from != to)
            {
                // Where the document did not say what it selects by, saying so is a promise, not a change.
                var verdict = from is null ? Verdict.Compatible : to is null ? Verdict.Dangerous : Verdict.Breaking;
                context.Report(parameter, "@filter", $"filters by {Words.OrNone(to)} instead of {Words.OrNone(from)}", $"{from ?? "none"} -> {to ?? "none"}",
                    new Effects { Request = verdict }, Words.Keep(from));
            }
        }
    }

    private static string? Describe(Slot parameter) =>
        FilterAttribute.Find(parameter.Attributes) is { } filter ? $"{filter.Field} {(filter.Match == FilterMatch.Equal ? "equals" : filter.Match.ToString().ToLowerInvariant())}" : null;
}
