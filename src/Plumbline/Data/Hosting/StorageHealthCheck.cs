using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Plumbline.Data;

/// <summary>Whether the database answers, and its journals have room.</summary>
/// <param name="storage">The database.</param>
/// <param name="upkeep">Keeps the journals up.</param>
internal sealed class StorageHealthCheck(Storage storage, JournalUpkeep upkeep) : IHealthCheck
{
    // Days are made ahead once an hour, so fewer mean that this failed for days.
    private const int FewestDaysAhead = 2;

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var connection = await storage.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var command = connection.CreateCommand();
        command.CommandText = "select 1";

        // What it throws, the health check service turns into the status of the registration.
        await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        return Problem() is { } problem ? HealthCheckResult.Degraded(problem, upkeep.Failure) : HealthCheckResult.Healthy();
    }

    private string? Problem() => upkeep.State switch
    {
        { Overdue.Count: > 0 and var overdue } state => $"{overdue} parts of the journal are past their time and have records that are not published, the first: {state.Overdue[0]}.",
        { DaysAhead: < FewestDaysAhead and var days } => $"The journal has partitions for {days} days ahead only.",
        _ when upkeep.Failure is not null => "The journals could not be kept up.",
        _ => null,
    };
}
