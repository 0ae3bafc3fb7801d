using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Plumbline.AspNetCore;

/// <summary>Asks the application's health checks, for the emitted default health check of a document.</summary>
public static class HealthProblems
{
    /// <summary>Runs the checks.</summary>
    /// <param name="health">The checks.</param>
    /// <param name="cancellationToken">Ends them.</param>
    /// <returns>One problem per unhealthy check, by name; empty where the service is well or merely degraded. Exceptions and data are not told.</returns>
    public static async Task<IReadOnlyList<ApiProblem>> FindAsync(HealthCheckService health, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(health);
        var report = await health.CheckHealthAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. report.Entries
                .Where(entry => entry.Value.Status == HealthStatus.Unhealthy)
                .OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => new ApiProblem
                {
                    Location = ProblemLocation.Request,
                    Name = entry.Key,
                    Code = "unhealthy",
                    Message = $"{entry.Key} is unhealthy",
                }),
        ];
    }
}
