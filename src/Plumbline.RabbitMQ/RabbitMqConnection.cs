using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using Plumbline.Events;

namespace Plumbline.RabbitMQ;

/// <summary>A connection that is made when it is needed, and made again when it was lost.</summary>
/// <param name="address">Where the broker is.</param>
/// <param name="purpose">What it is for; the broker's tools show it.</param>
/// <param name="heartbeat">How often it is tried.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Is told when the broker goes away and comes back, once each.</param>
internal sealed class RabbitMqConnection(RabbitMqAddress address, string purpose, TimeSpan heartbeat, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    // Many ask at once while the broker is away: one attempt's failure is the answer to all for this long.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConnectionFactory _factory = address.CreateFactory(heartbeat);
    private IConnection? _connection;
    private Exception? _failure;
    private long _failedAt;
    private long _awaySince;
    private bool _isAway;
    private bool _isDisposed;

    /// <summary>The open connection.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StreamUnavailableException">The broker does not answer, or does not let us in.</exception>
    public async Task<IConnection> GetAsync(CancellationToken cancellationToken)
    {
        if (_connection is { IsOpen: true } open)
            return open;

        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_connection is { IsOpen: true } other)
                return other;

            if (_failure is not null && time.GetElapsedTime(_failedAt) < s_pause)
                throw Unavailable(_failure);

            await DropAsync().ConfigureAwait(false);
            return await ConnectAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Gives up a connection that is open but does not work.</summary>
    /// <param name="connection">The connection.</param>
    public async Task AbandonAsync(IConnection connection)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_connection == connection)
                await DropAsync().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        _isDisposed = true;
        await DropAsync().ConfigureAwait(false);
        _turn.Release();
    }

    private async Task<IConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            // In another order each time, so that processes spread over the nodes and a dead one is not always tried first.
            var endpoints = address.Endpoints.ToArray();
            Random.Shared.Shuffle(endpoints);
            _connection = await _factory.CreateConnectionAsync(endpoints, $"plumbline {purpose}", cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            (_failure, _failedAt) = (e, time.GetTimestamp());
            if (!_isAway)
            {
                (_isAway, _awaySince) = (true, _failedAt);
                logger.BrokerAway(address.Text, purpose, Reason(e));
            }

            throw Unavailable(e);
        }

        _failure = null;
        if (_isAway)
        {
            _isAway = false;
            logger.BrokerBack(address.Text, purpose, time.GetElapsedTime(_awaySince));
        }

        return _connection;
    }

    private async Task DropAsync()
    {
        if (_connection is not { } connection)
            return;

        _connection = null;
        try
        {
            await connection.CloseAsync(200, "bye", TimeSpan.FromSeconds(2), abort: true, CancellationToken.None).ConfigureAwait(false);
            await connection.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (BrokerFaults.Is(e))
        {
            // It is being given up.
        }
    }

    private StreamUnavailableException Unavailable(Exception e) =>
        new($"RabbitMQ at {address.Text} does not answer: {Reason(e)} Check that it runs, and the setting Plumbline:Stream:ConnectionString.", e);

    // The innermost message says what happened: the outer one is always "None of the specified endpoints were reachable".
    private static string Reason(Exception e)
    {
        while ((e as AggregateException)?.InnerExceptions.FirstOrDefault() is { } first)
            e = first;

        while (e.InnerException is { } inner)
            e = (inner as AggregateException)?.InnerExceptions.FirstOrDefault() ?? inner;

        return e.Message.TrimEnd('.') + ".";
    }
}
