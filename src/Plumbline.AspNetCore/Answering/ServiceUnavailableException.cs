namespace Plumbline.AspNetCore;

/// <summary>Thrown by a handler that cannot do its work now: answered with 503, which needs no declaration in the document.</summary>
public sealed class ServiceUnavailableException : Exception
{
    /// <summary>Without a reason.</summary>
    public ServiceUnavailableException()
        : this("The service cannot answer now.")
    {
    }

    /// <summary>With a reason.</summary>
    /// <param name="message">The reason; callers see it.</param>
    public ServiceUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>With a reason and its cause.</summary>
    /// <param name="message">The reason; callers see it.</param>
    /// <param name="innerException">The cause; callers do not see it.</param>
    public ServiceUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>After how long to try again, for <c>Retry-After</c>; null where unknown.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
