namespace Plumbline.Events;

/// <summary>Settings of the in-memory stream, <c>Plumbline:Stream:InMemory</c>.</summary>
public sealed class InMemoryStreamOptions
{
    /// <summary>
    /// How many events a stream keeps; at least 1. Beyond it the oldest that every group has acknowledged go; where there are none, the
    /// stream is full and publishing waits. Default 100,000.
    /// </summary>
    public int Capacity { get; set; } = 100_000;

    /// <summary>The largest body in bytes; larger events are refused, as brokers do. Default 1 MiB.</summary>
    public int MaxEventBytes { get; set; } = StreamChecks.MaxEventBytes;
}
