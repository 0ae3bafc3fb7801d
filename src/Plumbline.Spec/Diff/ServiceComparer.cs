using Plumbline.Spec.Collections;
using Plumbline.Spec.Diff.Matching;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff;

/// <summary>Compares released forms of a service with its current one.</summary>
public static class ServiceComparer
{
    /// <summary>
    /// Compares with every retained release: callers and readers of answers live with the last one, but events of all of them are
    /// stored, and consumers written against any of them may still run.
    /// </summary>
    /// <param name="releases">The releases, the last one first; at least one.</param>
    /// <param name="after">As it is now.</param>
    /// <param name="options">What counts, and what is allowed.</param>
    /// <param name="cancellationToken">Stops between two rules.</param>
    public static Comparison Compare(IReadOnlyList<Release> releases, Service after, ComparisonOptions options, CancellationToken cancellationToken)
    {
        var result = Compare(releases[0].Service, after, options with { ReleasedAs = options.ReleasedAs ?? releases[0].Name }, cancellationToken);
        foreach (var older in releases.Skip(1))
        {
            var events = Compare(older.Service, after, options with { ReleasedAs = older.Name, IsAboutEventsOnly = true }, cancellationToken);
            var known = new HashSet<(string, string)>(result.Changes.Select(change => (change.Rule.Id, change.Fingerprint)));
            result = result with
            {
                Changes = result.Changes
                    .Concat(events.Changes.Where(change => change.Verdict != Verdict.Compatible && known.Add((change.Rule.Id, change.Fingerprint))))
                    .ToEquatableArray(),
                UnusedApprovals = result.UnusedApprovals.Intersect(events.UnusedApprovals).ToEquatableArray(),
            };
        }

        return result;
    }

    /// <summary>Compares two bound services.</summary>
    /// <param name="before">As released.</param>
    /// <param name="after">As it is now.</param>
    /// <param name="options">What counts, and what is allowed.</param>
    /// <param name="cancellationToken">Stops between two rules.</param>
    /// <returns>Every change, in order of what it is about; none where only order, words or positions differ.</returns>
    public static Comparison Compare(Service before, Service after, ComparisonOptions options, CancellationToken cancellationToken) =>
        Compare(before, after, options, ChangeCatalogue.All, cancellationToken);

    /// <summary>Compares two bound services by some of the rules.</summary>
    /// <param name="before">As released.</param>
    /// <param name="after">As it is now.</param>
    /// <param name="options">What counts, and what is allowed.</param>
    /// <param name="rules">The rules, in the catalogue's order.</param>
    /// <param name="cancellationToken">Stops between two rules.</param>
    internal static Comparison Compare(Service before, Service after, ComparisonOptions options, IEnumerable<ChangeRule> rules, CancellationToken cancellationToken)
    {
        var pairs = new ServicePairs(before, after);
        var changes = new List<Change>();
        foreach (var rule in rules)
        {
            cancellationToken.ThrowIfCancellationRequested();
            rule.Compare(new ChangeContext(pairs, options, rule.Descriptor, changes));
        }

        var approvals = options.Approvals.GroupBy(approval => (approval.Rule, approval.Fingerprint)).ToDictionary(group => group.Key, group => group.First());
        return new Comparison
        {
            Changes = changes
                .Select(change => approvals.TryGetValue((change.Rule.Id, change.Fingerprint), out var approval) ? change with { Approval = approval } : change)
                .OrderBy(change => change.Subject, StringComparer.Ordinal)
                .ThenBy(change => change.Rule.Id, StringComparer.Ordinal)
                .ThenBy(change => change.Facts, StringComparer.Ordinal)
                .ToEquatableArray(),
            UnusedApprovals = options.Approvals
                .Where(approval => !changes.Any(change => change.Rule.Id == approval.Rule && change.Fingerprint == approval.Fingerprint))
                .ToEquatableArray(),
            AreWordsChanged = !before.Equals(after),
        };
    }
}
