namespace Plumbline.Client;

/// <summary>How a client calls its service. The defaults suit calls between services of one company.</summary>
public sealed class ApiClientOptions
{
    /// <summary>
    /// The time limit of a whole call, retries included, where the document's <c>timeout</c> gives none; null waits for ever. Default 30 seconds.
    /// </summary>
    public TimeSpan? Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The time limit of one attempt of a call that may be retried and has no <c>timeout</c> in the document; null for none. Default 10 seconds.
    /// </summary>
    public TimeSpan? AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often an idempotent call is sent again after a failure that may pass; 0 never. Others are never sent again. Default 3.</summary>
    public int MaximumRetries { get; set; } = 3;

    /// <summary>The wait before the first retry; it doubles for each further one. Default 200 milliseconds.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// The longest wait before a retry. An answer whose <c>Retry-After</c> asks for more is handed to the caller at once. Default 10 seconds.
    /// </summary>
    public TimeSpan MaximumRetryDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether waits vary at random, so that callers do not come back all at once. Default true.</summary>
    public bool RetryJitter { get; set; } = true;

    /// <summary>When to leave a failing service alone; null never. One circuit for all operations of the service.</summary>
    public ApiCircuitBreakerOptions? CircuitBreaker { get; set; } = new();

    /// <summary>The largest body of an answer that is read, in bytes; a larger one is an <see cref="ApiResponseFormatException"/>. Default 64 MiB.</summary>
    public int MaximumResponseBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Puts credentials on calls whose operation asks for them; null where a message handler does, or nobody.</summary>
    public IApiCredentials? Credentials { get; set; }

    /// <summary>The clock for time limits, waits and the circuit.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
