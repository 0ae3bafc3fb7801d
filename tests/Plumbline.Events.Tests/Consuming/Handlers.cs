using System.Collections.Concurrent;
using System.Globalization;
using Io.Example.OrderV0;
using Io.Example.UserV0;

namespace Plumbline.Events.Tests.Consuming;

/// <summary>What handlers of a test do and have seen.</summary>
internal sealed class Script
{
    /// <summary>Done for each event before the note is written.</summary>
    public Func<EventContext, CancellationToken, Task> Does { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>The events that handlers were given, attempts included.</summary>
    public ConcurrentQueue<EventContext> Seen { get; } = new();

    /// <summary>The sizes of the batches that batch handlers were given.</summary>
    public ConcurrentQueue<int> Batches { get; } = new();
}

/// <summary>Writes a note per event: its effect.</summary>
internal sealed class NoteHandler(NoteStore notes, Script script) : IUserEventHandler
{
    public Task HandleAsync(UserUpserted upserted, EventContext context, CancellationToken cancellationToken) => HandleAsync(context, cancellationToken);

    public Task HandleAsync(UserDeleted deleted, EventContext context, CancellationToken cancellationToken) => HandleAsync(context, cancellationToken);

    private async Task HandleAsync(EventContext context, CancellationToken cancellationToken)
    {
        script.Seen.Enqueue(context);
        await script.Does(context, cancellationToken);

        // An insert, so that doing it twice is an error.
        await notes.InsertAsync(new() { Id = string.Create(CultureInfo.InvariantCulture, $"{context.Sequence}/{context.Replay}"), Text = context.Key }, cancellationToken);
    }
}

/// <summary>The same for many at once.</summary>
internal sealed class NoteBatchHandler(NoteStore notes, Script script) : IUserEventBatchHandler
{
    public async Task HandleAsync(EventBatch<IUserEvent> batch, CancellationToken cancellationToken)
    {
        script.Batches.Enqueue(batch.Items.Count);
        foreach (var item in batch.Items)
        {
            script.Seen.Enqueue(item.Context);
            await script.Does(item.Context, cancellationToken);
            switch (item.Context.Key)
            {
                case "retry":
                    item.Retry("not yet", TimeSpan.FromMinutes(5));
                    continue;
                case "park":
                    item.Park("not wanted");
                    continue;
            }

            await notes.InsertAsync(new() { Id = string.Create(CultureInfo.InvariantCulture, $"{item.Context.Sequence}/{item.Context.Replay}"), Text = item.Context.Key }, cancellationToken);
        }
    }
}

/// <summary>Only notes what it sees.</summary>
internal sealed class CountingHandler(Script script) : IUserEventBatchHandler
{
    public Task HandleAsync(EventBatch<IUserEvent> batch, CancellationToken cancellationToken)
    {
        foreach (var item in batch.Items)
            script.Seen.Enqueue(item.Context);

        return Task.CompletedTask;
    }
}
