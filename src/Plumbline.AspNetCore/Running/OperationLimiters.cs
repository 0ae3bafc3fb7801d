using System.Collections.Concurrent;

namespace Plumbline.AspNetCore;

/// <summary>The limiters of an application, ended with it.</summary>
internal sealed class OperationLimiters : IDisposable
{
    private readonly ConcurrentBag<OperationLimiter> _limiters = [];

    /// <summary>Makes a limiter for a mapped operation; null where the document sets no limit.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="options">Tells clients apart.</param>
    public OperationLimiter? Create(OperationDescription operation, PlumblineServerOptions options)
    {
        if (operation.RateLimit is not { } limit)
            return null;

        var limiter = new OperationLimiter(limit, options.ClientKey);
        _limiters.Add(limiter);
        return limiter;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var limiter in _limiters)
            limiter.Dispose();
    }
}
