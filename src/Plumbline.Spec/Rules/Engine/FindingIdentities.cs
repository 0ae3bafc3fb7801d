using Plumbline.Spec.Diff;
using Plumbline.Spec.Findings;
using Plumbline.Spec.Rules.Walking;

namespace Plumbline.Spec.Rules;

/// <summary>Gives findings their identity and the severity that their document's folder asks for.</summary>
internal static class FindingIdentities
{
    /// <summary>The findings of one rule, completed.</summary>
    /// <remarks>
    /// The message is no part of the identity, so that better words leave accepted findings accepted; the facts are (which statuses are
    /// missing). What a rule says several times of one place is numbered: one more than was accepted is found.
    /// </remarks>
    public static IEnumerable<RuleFinding> Add(IEnumerable<RuleFinding> findings, RuleDescriptor rule, RuleInput input, NodeNames names)
    {
        var service = input.Service.Namespace ?? input.Service.Name;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var found in findings.OrderBy(finding => finding.Finding.Message, StringComparer.Ordinal))
        {
            var what = names.Of(found.Path);
            var place = $"{what}/{found.Key}/{string.Join("/", found.Finding.Properties.Select(property => property.Value))}";
            counts[place] = counts.TryGetValue(place, out var count) ? count + 1 : 1;
            yield return found with
            {
                Finding = found.Finding with
                {
                    Severity = input.Options.Severity(rule) ?? found.Finding.Severity,
                    Identity = new(service, rule.Name, what, Fingerprint.Of(rule.Name, $"{service}/{place}", $"{counts[place]}")),
                },
            };
        }
    }
}
