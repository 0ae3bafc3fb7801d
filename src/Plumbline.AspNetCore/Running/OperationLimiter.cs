using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace Plumbline.AspNetCore;

/// <summary>Counts the requests of an operation: so many per window, per client or for all together.</summary>
internal sealed class OperationLimiter : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter;

    /// <summary>Starts counting.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="clientKey">Tells clients apart.</param>
    public OperationLimiter(ApiRateLimit limit, Func<HttpContext, string> clientKey)
    {
        var options = new FixedWindowRateLimiterOptions { PermitLimit = limit.Permits, Window = limit.Window, QueueLimit = 0 };
        _limiter = PartitionedRateLimiter.Create<HttpContext, string>(
            context => RateLimitPartition.GetFixedWindowLimiter(limit.IsPerClient ? clientKey(context) : "", _ => options), StringComparer.Ordinal);
    }

    /// <summary>Counts a request.</summary>
    /// <param name="context">The request; gets <c>Retry-After</c> where it is one too many.</param>
    /// <returns>False where it is one too many.</returns>
    public bool TryEnter(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context);
        if (lease.IsAcquired)
            return true;

        if (lease.TryGetMetadata(MetadataName.RetryAfter, out var after))
            context.Response.Headers.RetryAfter = Seconds(after);

        return false;
    }

    /// <summary>A time for <c>Retry-After</c>: whole seconds, at least one.</summary>
    /// <param name="time">The time.</param>
    public static string Seconds(TimeSpan time) => Math.Max(1, Math.Ceiling(time.TotalSeconds)).ToString("F0", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();
}
