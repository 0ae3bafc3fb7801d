namespace Plumbline.Events;

/// <summary>What a stream is: its name, how it is delivered, and in how many partitions. All who use it say the same.</summary>
public sealed record StreamSpec
{
    /// <summary>The partitions of a stream that says nothing else.</summary>
    public const int DefaultPartitions = 8;

    /// <summary>The most partitions.</summary>
    public const int MaxPartitions = 256;

    private readonly int _partitions = DefaultPartitions;

    /// <summary>Its name.</summary>
    public required StreamName Name { get; init; }

    /// <summary>How it is delivered.</summary>
    public StreamDelivery Delivery { get; init; }

    /// <summary>
    /// In how many partitions it is kept, 1 to <see cref="MaxPartitions"/>. All events of a key are in one
    /// (<see cref="StreamPartition.Of"/>), in order; the number cannot change once the stream exists.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public int Partitions
    {
        get => _partitions;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxPartitions);
            _partitions = value;
        }
    }
}
