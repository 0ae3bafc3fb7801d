using System.Globalization;
using Plumbline.Spec.Attributes;
using Plumbline.Spec.Collections;
using Plumbline.Spec.Model;

namespace Plumbline.Spec.Diff.Matching;

/// <summary>A promise about how calls are answered that changed for an operation.</summary>
/// <param name="Subject">The operation.</param>
/// <param name="Old">As released.</param>
/// <param name="Now">As it is now.</param>
/// <param name="IsWorse">Whether callers get less.</param>
internal sealed record Promise(Subject Subject, string Old, string Now, bool IsWorse);

/// <summary>Compares what operations promise about load and time; the nearest declaration wins.</summary>
internal static class Promises
{
    private const string Unlimited = "without limit";

    public static IEnumerable<Promise> RateLimits(ServicePairs pairs) => Compare(
        pairs,
        RateLimitAttribute.Find,
        limit => limit is null ? double.PositiveInfinity : (double)limit.Permits / limit.PerSeconds,
        limit => limit is null ? "every call" : $"{Text(limit.Permits)} calls in {Text(limit.PerSeconds)} s from {(limit.By == RateLimitScope.All ? "all callers together" : "each caller")}",
        isMoreBetter: true);

    public static IEnumerable<Promise> Timeouts(ServicePairs pairs) => Compare(
        pairs,
        TimeoutAttribute.Find,
        timeout => timeout is null ? double.PositiveInfinity : timeout.Milliseconds,
        timeout => timeout is null ? Unlimited : $"{Text(timeout.Milliseconds)} ms",
        isMoreBetter: true);

    public static IEnumerable<Promise> LatencyBudgets(ServicePairs pairs) => Compare(
        pairs,
        LatencyBudgetAttribute.Find,
        budget => budget is null ? double.PositiveInfinity : budget.P99Milliseconds,
        budget => budget is null ? "nothing" : $"{Text(budget.P99Milliseconds)} ms",
        isMoreBetter: false);

    private static IEnumerable<Promise> Compare<T>(ServicePairs pairs, Func<EquatableArray<ApiAttribute>, T?> find, Func<T?, double> amount, Func<T?, string> describe, bool isMoreBetter)
        where T : class
    {
        foreach (var operation in pairs.Operations.Both)
        {
            var old = Effective(operation.Before, pairs.Before, find);
            var now = Effective(operation.After, pairs.After, find);
            if (describe(old) != describe(now))
                yield return new Promise(ServicePairs.Of(operation), describe(old), describe(now), amount(now) > amount(old) != isMoreBetter);
        }
    }

    private static T? Effective<T>(Located operation, Service service, Func<EquatableArray<ApiAttribute>, T?> find)
        where T : class => find(operation.Operation.Attributes) ?? find(operation.Resource.Attributes) ?? find(service.Attributes);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
