using Microsoft.Extensions.Logging;

namespace Plumbline.Events;

/// <summary>What a publisher works with beside the database and the streams.</summary>
internal sealed record PublisherServices
{
    /// <summary>What all about events of this process share.</summary>
    public required EventSettings Settings { get; init; }

    /// <summary>How events are published.</summary>
    public required PublisherOptions Options { get; init; }

    /// <summary>The metrics.</summary>
    public required EventMetrics Metrics { get; init; }

    /// <summary>The monitors.</summary>
    public required FailureReporter Reporter { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The log.</summary>
    public required ILogger Logger { get; init; }

    /// <summary>Looks whether the database does what publishing relies on; null where it does.</summary>
    public Func<CancellationToken, Task<string?>> CheckAsync { get; init; } = static _ => Task.FromResult<string?>(null);
}
