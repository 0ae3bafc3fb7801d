using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Plumbline.Events;

/// <summary>Whether every loop about events is alive: unhealthy where one hangs, degraded where one fails and tries again.</summary>
/// <param name="runtime">The loops.</param>
internal sealed class EventLoopHealthCheck(EventRuntime runtime) : IHealthCheck
{
    /// <summary>How late a loop may be.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var loops = runtime.Loops.ToList();
        if (loops.Where(loop => loop.Late > Patience).Select(loop => loop.Name).ToList() is { Count: > 0 } hanging)
            return Task.FromResult(HealthCheckResult.Unhealthy($"Nothing has come of these for {Patience}: {string.Join(", ", hanging)}."));

        // The exception's own text may have addresses and values in it.
        return Task.FromResult(loops.Where(loop => loop.Failure is not null).Select(loop => $"{loop.Name} ({loop.Failure!.GetType().Name})").ToList() is { Count: > 0 } failing
            ? HealthCheckResult.Degraded($"These fail and try again: {string.Join(", ", failing)}.")
            : HealthCheckResult.Healthy());
    }
}
