using Microsoft.Extensions.Hosting;

namespace Plumbline.Events;

/// <summary>Lets <see cref="InMemoryEventStream.SettledAsync"/> wait until events are handled, not only taken in. Events that failed are not waited for.</summary>
/// <param name="stream">The stream; null where it is another one.</param>
/// <param name="inbox">The tables.</param>
/// <param name="work">What handles events.</param>
internal sealed class InboxSettling(InMemoryEventStream? stream, InboxStore inbox, InboxWork work) : IHostedService, IDisposable
{
    private IDisposable? _condition;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _condition = stream?.AddSettlingCondition(PendingAsync);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Is asked no more. A service that is disposed of without being stopped takes its database with it.</summary>
    public void Dispose() => _condition?.Dispose();

    private async ValueTask<string?> PendingAsync(CancellationToken cancellationToken)
    {
        foreach (var line in work.Lines)
        {
            if (!line.Intake.IsReady)
                return $"{line.Stream.Name} is not read yet by {line.Stream.Group}";

            if (!await inbox.IsEmptyAsync(await line.Stream.RegisterAsync(inbox, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false))
                return $"events of {line.Stream.Name} wait to be handled by {line.Stream.Group}";

            if (line.Processors.Any(p => p.IsBusy))
                return $"events of {line.Stream.Name} are being handled by {line.Stream.Group}";
        }

        return null;
    }
}
