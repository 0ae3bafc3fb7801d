namespace Plumbline.Client;

/// <summary>One call: what stays the same through all its attempts.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Request">What it sends.</param>
/// <param name="Timeout">The time limit of the whole; null for none.</param>
/// <param name="StartedAt">The clock's timestamp of its start.</param>
/// <param name="CallerToken">The caller's wish to end it.</param>
internal sealed record ApiCall(
    ApiOperation Operation, ApiRequest Request, TimeSpan? Timeout, long StartedAt, CancellationToken CallerToken)
{
    /// <summary>The body that every attempt sends; null where there is none.</summary>
    public byte[]? Content { get; } = Request.GetContent();

    /// <summary>Whether its first attempt is over, and did not end it.</summary>
    public bool IsRetried { get; set; }

    /// <summary>The idempotency key that every attempt carries; null where the operation has none or the caller chose one.</summary>
    public string? IdempotencyKey { get; } = Operation.IdempotencyKeyHeader is { } header && !Request.HasHeader(header)
        ? Guid.NewGuid().ToString()
        : null;
}
