namespace Plumbline.Events;

/// <summary>The broker does not answer; it may later.</summary>
public sealed class StreamUnavailableException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What was tried, where, and what to look at.</param>
    /// <param name="inner">What failed; may be null.</param>
    public StreamUnavailableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
