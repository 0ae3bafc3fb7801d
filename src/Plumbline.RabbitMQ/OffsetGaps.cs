namespace Plumbline.RabbitMQ;

/// <summary>Notices what a RabbitMQ stream has removed unread: the offsets of a stream have no holes.</summary>
internal sealed class OffsetGaps
{
    private readonly Dictionary<int, long> _next = [];

    /// <summary>Says where reading goes on.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="acknowledged">The last offset that was dealt with.</param>
    public void StartAfter(int partition, long acknowledged) => _next[partition] = acknowledged + 1;

    /// <summary>How many messages are missing before one.</summary>
    /// <param name="partition">Its partition.</param>
    /// <param name="offset">Its offset.</param>
    /// <returns>0 also where it is the first that is read of the partition, wherever that is.</returns>
    public long Before(int partition, long offset)
    {
        var missing = _next.TryGetValue(partition, out var next) ? Math.Max(0, offset - next) : 0;
        _next[partition] = offset + 1;
        return missing;
    }
}
