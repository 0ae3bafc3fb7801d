using Microsoft.Extensions.Hosting;

namespace Plumbline.Data;

/// <summary>Makes the database fit before anything else starts: before the server listens, and before events are sent or handled.</summary>
/// <param name="storage">The database.</param>
/// <param name="schema">What it should hold.</param>
/// <param name="options">How it follows.</param>
internal sealed class SchemaStart(Storage storage, DatabaseSchema schema, SchemaOptions options) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => new SchemaMigrator(storage, schema, options).MigrateAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
