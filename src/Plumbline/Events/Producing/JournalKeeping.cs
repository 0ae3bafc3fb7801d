using Microsoft.Extensions.Logging;

namespace Plumbline.Events;

/// <summary>Keeps journals in shape that nothing is published of.</summary>
/// <param name="retention">Makes and removes days.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed class JournalKeeping(JournalRetention retention, TimeProvider time, ILogger<JournalKeeping> logger) : IEventWork, IAsyncDisposable
{
    /// <summary>The name of the loop.</summary>
    public const string LoopName = "retention of journals";

    /// <summary>The longest wait after failures: somebody may use the table for long.</summary>
    public static TimeSpan LongestWait { get; } = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public IReadOnlyList<EventLoop> Loops { get; } = [new(LoopName, retention.StepAsync, time, logger, LongestWait)];

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Loops[0].DisposeAsync();
}
