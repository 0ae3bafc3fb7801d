using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Plumbline.Events;

/// <summary>
/// Whether events are handled as they come: degraded where they wait too long, where somebody has to decide about some, or where none can come.
/// </summary>
/// <param name="inbox">The inbox.</param>
/// <param name="stream">Where events come from.</param>
internal sealed class InboxHealthCheck(EventInbox inbox, IEventStream stream) : IHealthCheck
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var findings = (await inbox.StatusAsync(cancellationToken).ConfigureAwait(false)).SelectMany(Findings).ToList();
        if (await stream.ProbeAsync(cancellationToken).ConfigureAwait(false) is { IsHealthy: false } away)
            findings.Add($"the stream does not work: {away.Description}");

        return findings.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join("; ", findings));
    }

    private static IEnumerable<string> Findings(InboxStatus status)
    {
        if (status.IsPaused)
            yield return $"{status.Stream}: paused with {status.Depth} events waiting";
        else if (status.OldestAge > s_longestWait)
            yield return $"{status.Stream}: {status.Depth} events wait, the first for {(int)status.OldestAge.TotalSeconds} s";

        if (status.IsLimited)
            yield return $"{status.Stream}: everything fails";

        if (status.Retrying + status.Blocked + status.Parked + status.Dead is var failed and > 0)
            yield return $"{status.Stream}: {failed} failed events ({status.Retrying} are tried again, {status.Blocked} blocked, {status.Parked} parked, {status.Dead} dead)";

        if (status.Lost > 0)
            yield return $"{status.Stream}: {status.Lost} events were removed from the stream before they were read; resync";
    }
}
