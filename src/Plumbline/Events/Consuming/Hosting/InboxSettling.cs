namespace Plumbline.Events;

/// <summary>Tells what is still to be handled, not only taken in, for tests that wait until everything is quiet. Events that failed are not waited for.</summary>
/// <param name="inbox">The tables.</param>
/// <param name="work">What handles events.</param>
internal sealed class InboxSettling(InboxStore inbox, InboxWork work)
{
    /// <summary>What is under way, in words; null where nothing is.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<string?> PendingAsync(CancellationToken cancellationToken)
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
