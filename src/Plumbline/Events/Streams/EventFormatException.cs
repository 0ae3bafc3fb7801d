namespace Plumbline.Events;

/// <summary>A body is not what the union says.</summary>
public sealed class EventFormatException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What is wrong and where; without the body's text, which may be personal.</param>
    public EventFormatException(string message)
        : base(message)
    {
    }
}
