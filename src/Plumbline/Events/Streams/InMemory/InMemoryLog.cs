using System.Diagnostics.CodeAnalysis;

namespace Plumbline.Events;

/// <summary>One stream in memory: its partitions and the groups that read it. For several threads.</summary>
/// <param name="spec">The stream.</param>
/// <param name="capacity">How many events it keeps.</param>
/// <param name="time">The clock.</param>
/// <param name="faults">What goes wrong.</param>
internal sealed class InMemoryLog(StreamSpec spec, int capacity, TimeProvider time, StreamFaults faults)
{
    private readonly Lock _lock = new();
    private readonly InMemoryPartition[] _partitions = [.. Enumerable.Range(0, spec.Partitions).Select(_ => new InMemoryPartition())];
    private readonly Dictionary<string, InMemoryGroup> _groups = new(StringComparer.Ordinal);
    private long _stored;

    /// <summary>The stream.</summary>
    public StreamSpec Spec => spec;

    /// <summary>Stores an event.</summary>
    /// <param name="outgoing">The event.</param>
    /// <param name="delay">How long readers wait for it.</param>
    /// <returns>Whether there was room.</returns>
    public bool TryStore(OutgoingEvent outgoing, TimeSpan delay)
    {
        // The publisher may use the body's memory again.
        var incoming = CloudEventHeaders.Read(spec.Name, CloudEventHeaders.Write(spec.Name, outgoing), outgoing.Body.ToArray());
        var partition = StreamPartition.Of(outgoing.Key, spec.Partitions);
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (!HasRoom())
                return false;

            _partitions[partition].Append(new(incoming with { Partition = partition }, _stored++, now, now + delay));
            return true;
        }
    }

    /// <summary>Starts reading.</summary>
    /// <param name="name">The group.</param>
    /// <param name="options">How.</param>
    public InMemoryReader Open(string name, ReadOptions options)
    {
        lock (_lock)
        {
            if (!_groups.TryGetValue(name, out var group))
                _groups.Add(name, group = new(name, StartOf(options)));
            else if (options.Replay)
                group.MoveTo(StartOf(options));

            var reader = new InMemoryReader(options, group);
            group.Readers.Add(reader);
            return reader;
        }
    }

    /// <summary>Ends reading; what the reader holds goes to the next.</summary>
    /// <param name="name">The group.</param>
    /// <param name="reader">The reader.</param>
    public void Close(string name, InMemoryReader reader)
    {
        lock (_lock)
        {
            if (!_groups.TryGetValue(name, out var group))
                return;

            group.Readers.Remove(reader);
            group.Readers.FirstOrDefault()?.Restart(group);
        }
    }

    /// <summary>The next delivery for a reader.</summary>
    /// <param name="name">The group.</param>
    /// <param name="reader">The reader.</param>
    /// <param name="delivery">The delivery.</param>
    /// <param name="wait">Otherwise: how long until a delayed event can be delivered; null where none is.</param>
    public bool TryTake(string name, InMemoryReader reader, [NotNullWhen(true)] out InMemoryDelivery? delivery, out TimeSpan? wait)
    {
        delivery = null;
        wait = null;
        if (faults.IsDisconnected)
            return false;

        lock (_lock)
        {
            if (!_groups.TryGetValue(name, out var group) || group.Readers.FirstOrDefault() != reader || reader.IsFull)
                return false;

            var now = time.GetUtcNow();
            var events = new List<IncomingEvent>();
            while (events.Count < reader.Options.MaxBatch && OldestFor(reader, now, ref wait) is var partition and >= 0)
            {
                var offset = reader.Next[partition]++;
                events.Add(_partitions[partition][offset].Event with { IsRedelivered = group.Deliver(partition, offset) });
            }

            if (events.Count == 0)
                return false;

            delivery = new(this, group, reader, [.. reader.Next], faults.Order(events)) { Lost = reader.Lost };
            reader.Lost = 0;
            reader.Hold(delivery);
            return true;
        }
    }

    /// <summary>Notes that a delivery was dealt with.</summary>
    /// <param name="delivery">The delivery.</param>
    public void Acknowledge(InMemoryDelivery delivery)
    {
        lock (_lock)
        {
            if (delivery.Place.Readers.FirstOrDefault() == delivery.Reader && delivery.Reader.LetGo(delivery))
                delivery.End.CopyTo(delivery.Place.Acknowledged, 0);
        }
    }

    /// <summary>Delivers again what readers hold.</summary>
    /// <param name="only">The reader; null means every reader.</param>
    public void Redeliver(InMemoryReader? only = null)
    {
        lock (_lock)
        {
            foreach (var group in _groups.Values)
            {
                foreach (var reader in group.Readers.Where(r => only is null || r == only))
                    reader.Restart(group);
            }
        }
    }

    /// <summary>Forgets the oldest events, read or not.</summary>
    /// <param name="count">How many at most.</param>
    public void Expire(int count)
    {
        lock (_lock)
        {
            while (count-- > 0 && _partitions.Where(p => p.Events.Count > 0).MinBy(p => p.Events[0].Number) is { } oldest)
                oldest.Expire();
        }
    }

    /// <summary>Forgets a group and its place.</summary>
    /// <param name="name">The group.</param>
    public void Forget(string name)
    {
        lock (_lock)
            _groups.Remove(name);
    }

    /// <summary>What is kept, in the order in which it came, with the groups that have and have not acknowledged it.</summary>
    public IReadOnlyList<EventTrace> Trace()
    {
        lock (_lock)
        {
            return
            [
                .. _partitions
                    .SelectMany((p, index) => p.Events.Select((e, place) => (Stored: e, Partition: index, Offset: p.First + place)))
                    .OrderBy(e => e.Stored.Number)
                    .Select(e => new EventTrace(
                        e.Stored.Event,
                        [.. _groups.Values.Where(g => g.Has(e.Partition, e.Offset)).Select(g => g.Name).Order(StringComparer.Ordinal)],
                        [.. _groups.Values.Where(g => !g.Has(e.Partition, e.Offset)).Select(g => g.Name).Order(StringComparer.Ordinal)])),
            ];
        }
    }

    /// <summary>What groups have not acknowledged yet, in words; null where nothing.</summary>
    public string? Pending()
    {
        lock (_lock)
        {
            foreach (var group in _groups.Values)
            {
                var waiting = _partitions.Select((p, i) => p.End - Math.Max(p.First, group.Acknowledged[i])).Sum();
                if (waiting > 0)
                    return $"{waiting} events of {spec.Name} wait for group {group.Name}{(group.Readers.Count == 0 ? ", which has no reader" : "")}";
            }

            return null;
        }
    }

    // The partition whose next event for the reader is the oldest of those that can be delivered; -1 where there is none.
    private int OldestFor(InMemoryReader reader, DateTimeOffset now, ref TimeSpan? wait)
    {
        var (best, number) = (-1, long.MaxValue);
        for (var i = 0; i < _partitions.Length; i++)
        {
            var partition = _partitions[i];
            reader.Lost += Math.Max(0, partition.First - reader.Next[i]);
            reader.Next[i] = Math.Max(reader.Next[i], partition.First);
            if (reader.Next[i] >= partition.End)
                continue;

            var stored = partition[reader.Next[i]];
            if (stored.VisibleAt > now)
                wait = wait is { } other && other < stored.VisibleAt - now ? other : stored.VisibleAt - now;
            else if (stored.Number < number)
                (best, number) = (i, stored.Number);
        }

        return best;
    }

    // The first group of a queue takes what waited for it; one that comes later begins with what is published from then on.
    private long[] StartOf(ReadOptions options)
    {
        var start = spec.Delivery == StreamDelivery.Observe ? options.Start : _groups.Count == 0 ? StreamStart.Beginning : StreamStart.Now;
        return [.. _partitions.Select(p => p.OffsetOf(start))];
    }

    private bool HasRoom()
    {
        if (Count() < capacity)
            return true;

        for (var i = 0; i < _partitions.Length; i++)
            _partitions[i].Trim(TrimLimit(i));

        return Count() < capacity;
    }

    private long TrimLimit(int partition) => _groups.Count > 0
        ? _groups.Values.Min(g => g.Acknowledged[partition])
        : spec.Delivery == StreamDelivery.Observe ? _partitions[partition].End : _partitions[partition].First;

    private int Count() => _partitions.Sum(p => p.Events.Count);
}
