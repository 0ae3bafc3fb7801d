using System.Threading.Channels;
using Plumbline.Events;
using RabbitMQ.Client;

namespace Plumbline.RabbitMQ;

/// <summary>
/// One connection's worth of reading for a group. It ends at the first fault, and a new one takes over from what was acknowledged.
/// </summary>
internal abstract class ReaderSession : IAsyncDisposable
{
    // Not of the kind for a single reader: that cannot be counted, and supervision asks how many wait.
    private readonly Channel<Arrived> _arrived = System.Threading.Channels.Channel.CreateUnbounded<Arrived>();
    private readonly CancellationTokenSource _ended = new();
    private readonly SemaphoreSlim _room;
    private readonly Lock _lock = new();
    private readonly Queue<RabbitMqDelivery> _held = new();
    private readonly long[] _arrivals;

    /// <summary>Makes a session.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="spec">The stream.</param>
    /// <param name="group">The group.</param>
    /// <param name="options">How to read.</param>
    protected ReaderSession(IConnection connection, StreamSpec spec, string group, ReadOptions options)
    {
        Connection = connection;
        Spec = spec;
        Group = group;
        Options = options;
        _room = new(options.MaxUnacknowledged);
        _arrivals = new long[spec.Partitions];
    }

    /// <summary>Why it ended; null while it has not.</summary>
    public string? EndReason { get; private set; }

    /// <summary>Is cancelled when the session ends.</summary>
    protected CancellationToken Ended => _ended.Token;

    /// <summary>The connection.</summary>
    protected IConnection Connection { get; }

    /// <summary>The stream.</summary>
    protected StreamSpec Spec { get; }

    /// <summary>The group.</summary>
    protected string Group { get; }

    /// <summary>How to read.</summary>
    protected ReadOptions Options { get; }

    /// <summary>The channel that messages come by.</summary>
    protected IChannel? Channel { get; private set; }

    // How many messages a partition may have on their way: enough for the deliveries in hand, and little memory where events are large.
    private ushort Prefetch => (ushort)Math.Clamp(Options.MaxBatch * (long)Options.MaxUnacknowledged / Spec.Partitions, 100, 1000);

    /// <summary>Starts reading; comes back when this reader is the group's active one, or the session ended.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken).ConfigureAwait(false);
        Channel = await Connection.CreateChannelAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        await Channel.BasicQosAsync(0, Prefetch, global: false, cancellationToken).ConfigureAwait(false);
        for (var partition = 0; partition < Spec.Partitions && EndReason is null; partition++)
        {
            var consumer = new PartitionConsumer(Channel, Spec.Name, partition, Arrive, End);
            await ConsumeAsync(Channel, partition, consumer, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The next delivery; null when the session has ended.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<RabbitMqDelivery?> NextAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Ended);
        try
        {
            await _room.WaitAsync(either.Token).ConfigureAwait(false);
            await _arrived.Reader.WaitToReadAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        var messages = new List<Arrived>();
        while (messages.Count < Options.MaxBatch && _arrived.Reader.TryRead(out var message))
            messages.Add(message);

        var delivery = new RabbitMqDelivery(this, Group, messages) { Lost = messages.Sum(m => m.Lost) };
        lock (_lock)
            _held.Enqueue(delivery);

        return delivery;
    }

    /// <summary>Acknowledges a delivery and those before it.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task AckAsync(RabbitMqDelivery delivery, CancellationToken cancellationToken)
    {
        var done = new List<RabbitMqDelivery>();
        lock (_lock)
        {
            if (EndReason is not null || !_held.Contains(delivery))
                return;

            do
            {
                done.Add(_held.Dequeue());
            }
            while (done[^1] != delivery);
        }

        Acknowledged(done.SelectMany(d => d.Messages));
        try
        {
            await Channel!.BasicAckAsync(delivery.Messages[^1].Tag, multiple: true, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (BrokerFaults.Is(e) && !cancellationToken.IsCancellationRequested)
        {
            End(e.Message);
        }

        _room.Release(done.Count);
    }

    /// <summary>Checks, until the session ends, that what waits in the broker arrives; a consumer can be lost without a word.</summary>
    /// <param name="interval">How often.</param>
    /// <param name="time">The clock.</param>
    public async Task SuperviseAsync(TimeSpan interval, TimeProvider time)
    {
        try
        {
            await using var channel = await Connection.CreateChannelAsync(cancellationToken: Ended).ConfigureAwait(false);
            var (waiting, arrivals) = (new long[Spec.Partitions], Arrivals());
            while (true)
            {
                await Task.Delay(interval, time, Ended).ConfigureAwait(false);
                for (var i = 0; i < Spec.Partitions; i++)
                {
                    var now = (long)(await channel.QueueDeclarePassiveAsync(QueueOf(i), Ended).ConfigureAwait(false)).MessageCount;
                    if (Volatile.Read(ref _arrivals[i]) == arrivals[i] && IsIdle() && Waits(waiting[i], now))
                        End($"Events wait in partition {i} and do not arrive.");

                    waiting[i] = now;
                }

                arrivals = Arrivals();
            }
        }
        catch (Exception e) when (BrokerFaults.Is(e))
        {
            End(e.Message);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        End("The reader ended.");
        if (Channel is not null)
            await CloseAsync(Channel).ConfigureAwait(false);

        await CleanUpAsync().ConfigureAwait(false);
    }

    /// <summary>Ends the session.</summary>
    /// <param name="reason">Why.</param>
    protected void End(string reason)
    {
        lock (_lock)
        {
            if (EndReason is not null)
                return;

            EndReason = reason;
        }

        _ended.Cancel();
    }

    /// <summary>Closes a channel, however it is.</summary>
    /// <param name="channel">The channel.</param>
    protected static async Task CloseAsync(IChannel channel)
    {
        try
        {
            await channel.AbortAsync().ConfigureAwait(false);
            await channel.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (BrokerFaults.Is(e))
        {
            // Its connection is gone, and it with it.
        }
    }

    /// <summary>The broker's queue of a partition.</summary>
    /// <param name="partition">The partition.</param>
    protected abstract string QueueOf(int partition);

    /// <summary>Whether events wait that should have arrived.</summary>
    /// <param name="before">How many messages the queue had at the last check.</param>
    /// <param name="now">How many it has.</param>
    protected abstract bool Waits(long before, long now);

    /// <summary>Does what comes before messages.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    protected abstract Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Starts the messages of a partition.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="consumer">Takes them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    protected abstract Task ConsumeAsync(IChannel channel, int partition, IAsyncBasicConsumer consumer, CancellationToken cancellationToken);

    /// <summary>Whether a message that arrived is wanted.</summary>
    /// <param name="message">The message.</param>
    protected virtual bool Wants(Arrived message) => true;

    /// <summary>How many messages the broker had removed unread before one that is wanted.</summary>
    /// <param name="message">The message.</param>
    protected virtual long LostBefore(Arrived message) => 0;

    /// <summary>Notes what was acknowledged.</summary>
    /// <param name="messages">The messages.</param>
    protected virtual void Acknowledged(IEnumerable<Arrived> messages)
    {
    }

    /// <summary>Does what comes after the last message.</summary>
    protected virtual Task CleanUpAsync() => Task.CompletedTask;

    private void Arrive(Arrived message)
    {
        Interlocked.Increment(ref _arrivals[message.Event.Partition]);
        if (Wants(message))
            _arrived.Writer.TryWrite(message with { Lost = LostBefore(message) });
    }

    private bool IsIdle()
    {
        lock (_lock)
            return _held.Count == 0 && _arrived.Reader.Count == 0;
    }

    private long[] Arrivals() => [.. Enumerable.Range(0, Spec.Partitions).Select(i => Volatile.Read(ref _arrivals[i]))];
}
