using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Plumbline.Data;

/// <summary>Whether the database answers.</summary>
/// <param name="storage">The database.</param>
internal sealed class StorageHealthCheck(Storage storage) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var connection = await storage.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var command = connection.CreateCommand();
        command.CommandText = "select 1";

        // What it throws, the health check service turns into the status of the registration.
        await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        return HealthCheckResult.Healthy();
    }
}
