namespace Plumbline.Events;

/// <summary>A stream exists otherwise than this process was told.</summary>
public sealed class StreamMismatchException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What differs.</param>
    /// <param name="inner">What failed; may be null.</param>
    public StreamMismatchException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
