using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Plumbline.Events;

/// <summary>Whether events are published: unhealthy where the database cannot be trusted with them, degraded where they are late.</summary>
/// <param name="producers">What publishes.</param>
internal sealed class EventProducerHealthCheck(IEventProducers producers) : IHealthCheck
{
    private static readonly TimeSpan s_oldest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_transaction = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = await producers.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        if (status.Problem is not null)
            return HealthCheckResult.Unhealthy(status.Problem);

        var problems = Problems(status).ToList();
        return problems.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join(" ", problems));
    }

    private static IEnumerable<string> Problems(ProducerStatus status)
    {
        if (status.OldestAge > s_oldest)
            yield return string.Create(CultureInfo.InvariantCulture, $"The oldest record has waited for {status.OldestAge.Value.TotalSeconds:0} s to be published.");

        if (status.Failed > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{status.Failed} records could not be published and are parked.");

        if (status.Interruption is not null)
            yield return $"The stream takes nothing: {status.Interruption}";

        foreach (var stream in status.Streams.Where(s => s.Problem is not null))
            yield return $"{stream.Name}: {stream.Problem}";

        if (status.OldestTransaction is { } old && old.Age > s_transaction)
            yield return string.Create(CultureInfo.InvariantCulture, $"A transaction has been open for {old.Age.TotalMinutes:0} minutes ({old.Who}) and keeps the database from cleaning up.");
    }
}
