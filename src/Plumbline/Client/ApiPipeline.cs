using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Plumbline.Client;

/// <summary>
/// What stands between a call and its attempts, outermost first: the time limit of the whole, retries, the service's circuit, the time limit of
/// an attempt. One pipeline serves all operations; what differs between them it takes from the call.
/// </summary>
/// <remarks>Nearly every call ends with its first attempt, and pays for nothing that only a second one needs: one time limit, and no retrying.</remarks>
internal sealed class ApiPipeline
{
    private static readonly ResiliencePropertyKey<ApiCall> s_call = new("plumbline.call");

    private readonly ApiClientOptions _options;
    private readonly ResiliencePipeline<ReceivedResponse> _attempt;
    private readonly ResiliencePipeline<ReceivedResponse> _retries;

    /// <summary>A pipeline with a circuit of its own.</summary>
    /// <param name="options">How to call.</param>
    public ApiPipeline(ApiClientOptions options)
    {
        _options = options;
        var attempt = NewBuilder();
        if (options.CircuitBreaker is { } circuit)
            attempt.AddCircuitBreaker(Circuit(circuit));

        attempt.AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = args => new(GetAttemptTimeout(GetCall(args.Context))) });
        _attempt = attempt.Build();

        var retries = NewBuilder().AddTimeout(new TimeoutStrategyOptions { TimeoutGenerator = args => new(GetTimeLeft(GetCall(args.Context)) ?? TimeSpan.Zero) });
        if (options.MaximumRetries > 0)
            retries.AddRetry(Retry());

        _retries = retries.Build();
    }

    /// <summary>Makes as many attempts as it takes and the options allow.</summary>
    /// <param name="call">The call.</param>
    /// <param name="sender">Makes an attempt.</param>
    public async ValueTask<ReceivedResponse> ExecuteAsync(ApiCall call, ApiSender sender)
    {
        var context = ResilienceContextPool.Shared.Get(call.Operation.Name, call.CallerToken);
        context.Properties.Set(s_call, call);
        try
        {
            var outcome = await AttemptAsync(call, sender, context).ConfigureAwait(false);
            if (_options.MaximumRetries > 0 && ShouldRetry(call, outcome))
                outcome = await RetryAsync(call, sender, context, outcome).ConfigureAwait(false);

            outcome.ThrowIfException();
            return outcome.Result!;
        }
        catch (BrokenCircuitException e)
        {
            throw new ApiCircuitOpenException(call.Operation.Name, e.RetryAfter, e);
        }
        catch (Exception e) when (e is TimeoutRejectedException || IsTimeout(e, call))
        {
            throw new ApiTimeoutException(call.Operation.Name, e);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipelineBuilder<ReceivedResponse> NewBuilder() => new() { TimeProvider = _options.TimeProvider };

    private ValueTask<Outcome<ReceivedResponse>> AttemptAsync(ApiCall call, ApiSender sender, ResilienceContext context) => _attempt.ExecuteOutcomeAsync(
        static (context, state) => state.sender.AttemptAsync(state.call, context.CancellationToken), context, (call, sender));

    // The first attempt is over: retrying begins with its outcome.
    private async ValueTask<Outcome<ReceivedResponse>> RetryAsync(ApiCall call, ApiSender sender, ResilienceContext context, Outcome<ReceivedResponse> first)
    {
        if (GetTimeLeft(call) <= TimeSpan.Zero)
            throw first.Exception as TimeoutRejectedException ?? new TimeoutRejectedException("No time is left for another attempt.");

        return await _retries.ExecuteOutcomeAsync(
            async (outer, _) =>
            {
                if (!call.IsRetried)
                {
                    call.IsRetried = true;
                    return first;
                }

                var inner = ResilienceContextPool.Shared.Get(call.Operation.Name, outer.CancellationToken);
                inner.Properties.Set(s_call, call);
                var outcome = await AttemptAsync(call, sender, inner).ConfigureAwait(false);
                ResilienceContextPool.Shared.Return(inner);
                return outcome;
            },
            context,
            this).ConfigureAwait(false);
    }

    private static ApiCall GetCall(ResilienceContext context) => context.Properties.GetValue(s_call, null!);

    private TimeSpan? GetTimeLeft(ApiCall call) => call.Timeout - _options.TimeProvider.GetElapsedTime(call.StartedAt);

    // The limit of the whole stands around retries; before the first it is the attempt's.
    private TimeSpan GetAttemptTimeout(ApiCall call)
    {
        var own = call.Operation is { MayRetry: true, Timeout: null } && _options.MaximumRetries > 0 ? _options.AttemptTimeout : null;
        var whole = call.IsRetried ? null : call.Timeout;
        return own is null || whole < own ? whole ?? TimeSpan.Zero : own.Value; // Zero is none, to Polly.
    }

    private RetryStrategyOptions<ReceivedResponse> Retry() => new()
    {
        MaxRetryAttempts = _options.MaximumRetries,
        BackoffType = DelayBackoffType.Exponential,
        Delay = _options.RetryDelay,
        MaxDelay = _options.MaximumRetryDelay,
        UseJitter = _options.RetryJitter,
        ShouldHandle = args => new(ShouldRetry(GetCall(args.Context), args.Outcome)),
        DelayGenerator = args => new(args.Outcome.Result is { } received && GetRetryAfter(received) is var wait && wait > TimeSpan.Zero ? wait : null),
    };

    private static CircuitBreakerStrategyOptions<ReceivedResponse> Circuit(ApiCircuitBreakerOptions options) => new()
    {
        FailureRatio = options.FailureRatio,
        MinimumThroughput = options.MinimumThroughput,
        SamplingDuration = options.SamplingDuration,
        BreakDuration = options.BreakDuration,
        ShouldHandle = args => new(args.Outcome.Exception is { } exception
            ? IsServiceFailure(exception, GetCall(args.Context))
            : args.Outcome.Result!.Status is >= HttpStatusCode.InternalServerError
                or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests),
    };

    private bool ShouldRetry(ApiCall call, Outcome<ReceivedResponse> outcome)
    {
        if (!call.Operation.MayRetry)
            return false;

        if (outcome.Exception is { } exception)
            return IsServiceFailure(exception, call);

        var received = outcome.Result!;
        if (received.Status is not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout))
            return false;

        // A wait that the caller does not have is no use: the answer at hand says more than a timeout would.
        var wait = GetRetryAfter(received);
        var left = GetTimeLeft(call);
        return wait <= _options.MaximumRetryDelay && (left is null || wait < left);
    }

    private TimeSpan GetRetryAfter(ReceivedResponse received) => received.RetryAfter(_options.TimeProvider.GetUtcNow()) ?? TimeSpan.Zero;

    private static bool IsServiceFailure(Exception exception, ApiCall call) =>
        exception is HttpRequestException or IOException or TimeoutRejectedException || IsTimeout(exception, call);

    // What ended the attempt was not the caller: a time limit further out, or HttpClient.Timeout.
    private static bool IsTimeout(Exception exception, ApiCall call) =>
        exception is OperationCanceledException && !call.CallerToken.IsCancellationRequested;
}
