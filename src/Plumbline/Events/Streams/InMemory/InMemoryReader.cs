namespace Plumbline.Events;

/// <summary>One reader of a group. Used under the stream's lock.</summary>
/// <param name="options">How it reads.</param>
/// <param name="group">The group.</param>
internal sealed class InMemoryReader(ReadOptions options, InMemoryGroup group)
{
    private readonly Queue<InMemoryDelivery> _held = new();

    /// <summary>How it reads.</summary>
    public ReadOptions Options => options;

    /// <summary>The offset of the next event to deliver, by partition.</summary>
    public long[] Next { get; } = [.. group.Acknowledged];

    /// <summary>How many events were removed unread since the last delivery.</summary>
    public long Lost { get; set; }

    /// <summary>Whether it holds as many deliveries as it may.</summary>
    public bool IsFull => _held.Count >= options.MaxUnacknowledged;

    /// <summary>Whether it holds a delivery.</summary>
    public bool Holds => _held.Count > 0;

    /// <summary>Starts over from what the group has acknowledged; what it holds is delivered again.</summary>
    /// <param name="to">The group.</param>
    public void Restart(InMemoryGroup to)
    {
        to.Acknowledged.CopyTo(Next, 0);
        _held.Clear();
    }

    /// <summary>Hands out a delivery that ends where the reader is.</summary>
    /// <param name="delivery">The delivery.</param>
    public void Hold(InMemoryDelivery delivery) => _held.Enqueue(delivery);

    /// <summary>Lets go of a delivery and of those before it.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <returns>Whether it was held.</returns>
    public bool LetGo(InMemoryDelivery delivery)
    {
        if (!_held.Contains(delivery))
            return false;

        while (_held.Dequeue() != delivery)
        {
        }

        return true;
    }
}
