namespace Plumbline;

/// <summary>A call was not sent: too many calls to the service failed lately, so it is left alone for a while.</summary>
/// <remarks>An <see cref="HttpRequestException"/>, because to the caller it is the same: the service cannot be reached.</remarks>
public sealed class ApiCircuitOpenException : HttpRequestException
{
    /// <summary>A call that was not sent.</summary>
    /// <param name="operation">The operation, e.g. <c>Users.GetById</c>.</param>
    /// <param name="retryAfter">How long until the next call is let through, where known.</param>
    /// <param name="inner">The cause.</param>
    public ApiCircuitOpenException(string operation, TimeSpan? retryAfter = null, Exception? inner = null)
        : base($"{operation}: not sent, because too many calls to the service failed lately.", inner)
    {
        Operation = operation;
        RetryAfter = retryAfter;
    }

    /// <summary>The operation, e.g. <c>Users.GetById</c>.</summary>
    public string Operation { get; }

    /// <summary>How long until the next call is let through, where known.</summary>
    public TimeSpan? RetryAfter { get; }
}
