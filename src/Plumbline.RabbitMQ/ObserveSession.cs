using System.Globalization;
using Plumbline.Events;
using RabbitMQ.Client;

namespace Plumbline.RabbitMQ;

/// <summary>Reads an observed stream: from a RabbitMQ stream per partition, from the group's position on, once it is the active reader.</summary>
/// <param name="connection">The connection.</param>
/// <param name="spec">The stream.</param>
/// <param name="group">The group.</param>
/// <param name="options">How to read.</param>
/// <param name="startsOver">Whether to give up the group's position.</param>
/// <param name="time">The clock.</param>
internal sealed class ObserveSession(IConnection connection, StreamSpec spec, string group, ReadOptions options, bool startsOver, TimeProvider time)
    : ReaderSession(connection, spec, group, options)
{
    // Acknowledgements come in quick succession; a position that is not saved yet means duplicates after a crash, no loss.
    private static readonly TimeSpan s_saveEvery = TimeSpan.FromMilliseconds(100);

    // Where a group starts with "now": partitions of which nothing was acknowledged go on from this much before, as clocks differ.
    private static readonly TimeSpan s_clockSkew = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _changed = new(0);
    private readonly OffsetGaps _gaps = new();
    private PositionQueue? _queue;
    private GroupPosition _position = GroupPosition.None;
    private GroupPosition _saved = GroupPosition.None;
    private Task _saving = Task.CompletedTask;
    private bool _startsNow;

    /// <summary>Whether the group's position was given up, where that was asked for.</summary>
    public bool HasStartedOver { get; private set; }

    /// <inheritdoc/>
    protected override string QueueOf(int partition) => RabbitMqTopology.PartitionStream(Spec.Name, partition);

    /// <inheritdoc/>
    protected override bool Waits(long before, long now) => now > before;

    /// <inheritdoc/>
    protected override async Task PrepareAsync(CancellationToken cancellationToken)
    {
        _queue = new(Connection, RabbitMqTopology.PositionQueue(Spec.Name, Group), End);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Ended);
        _position = await _queue.AcquireAsync(either.Token).ConfigureAwait(false);
        if (startsOver || _position.Epoch == 0)
        {
            _startsNow = Options.Start is StreamStart.FromNow;
            _position = GroupPosition.None with { Epoch = _position.Epoch + 1, Start = StartText() };
            await _queue.SaveAsync(_position, either.Token).ConfigureAwait(false);
        }

        foreach (var (partition, acknowledged) in _position.Offsets)
            _gaps.StartAfter(partition, acknowledged);

        HasStartedOver = true;
        _saved = _position;
        _saving = SaveAsync();
    }

    /// <inheritdoc/>
    protected override Task ConsumeAsync(IChannel channel, int partition, IAsyncBasicConsumer consumer, CancellationToken cancellationToken)
    {
        var arguments = new Dictionary<string, object?> { ["x-stream-offset"] = Offset(partition) };
        return channel.BasicConsumeAsync(QueueOf(partition), autoAck: false, "", arguments, consumer, cancellationToken);
    }

    /// <inheritdoc/>
    protected override bool Wants(Arrived message) => !_position.Offsets.TryGetValue(message.Event.Partition, out var acknowledged) || message.Offset > acknowledged;

    /// <inheritdoc/>
    protected override long LostBefore(Arrived message) => _gaps.Before(message.Event.Partition, message.Offset);

    /// <inheritdoc/>
    protected override void Acknowledged(IEnumerable<Arrived> messages)
    {
        var offsets = _position.Offsets.ToBuilder();
        foreach (var message in messages)
            offsets[message.Event.Partition] = message.Offset;

        _position = _position with { Offsets = offsets.ToImmutable() };
        _changed.Release();
    }

    /// <inheritdoc/>
    protected override async Task CleanUpAsync()
    {
        await _saving.ConfigureAwait(false);
        if (_queue is null)
            return;

        if (_saved != _position && Connection.IsOpen)
            await TrySaveAsync().ConfigureAwait(false);

        await _queue.DisposeAsync().ConfigureAwait(false);
    }

    private object Offset(int partition)
    {
        if (_position.Offsets.TryGetValue(partition, out var acknowledged))
            return acknowledged + 1;

        return _startsNow ? "next"
            : _position.Start == GroupPosition.First ? "first"
            : new AmqpTimestamp(long.Parse(_position.Start, CultureInfo.InvariantCulture));
    }

    private string StartText() => Options.Start switch
    {
        StreamStart.FromNow => Seconds(time.GetUtcNow() - s_clockSkew),
        StreamStart.FromTime(var at) => Seconds(at),
        _ => GroupPosition.First,
    };

    private static string Seconds(DateTimeOffset at) => Math.Max(0, at.ToUnixTimeSeconds()).ToString(CultureInfo.InvariantCulture);

    private async Task SaveAsync()
    {
        try
        {
            while (true)
            {
                await _changed.WaitAsync(Ended).ConfigureAwait(false);
                if (_saved != _position)
                {
                    await TrySaveAsync().ConfigureAwait(false);
                    await Task.Delay(s_saveEvery, time, Ended).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The session ended; what is left is saved when it is cleaned up.
        }
    }

    private async Task TrySaveAsync()
    {
        try
        {
            var position = _position;
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await _queue!.SaveAsync(position, patience.Token).ConfigureAwait(false);
            _saved = position;
        }
        catch (Exception e) when (BrokerFaults.Is(e))
        {
            End(e.Message);
        }
    }
}
