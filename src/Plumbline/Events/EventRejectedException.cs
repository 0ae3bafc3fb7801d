namespace Plumbline.Events;

/// <summary>
/// Puts an event aside instead of trying it again: thrown by a handler that knows that no later attempt can succeed, or by what makes
/// events. It is kept with its reason, reported, and can be handled again on request; the events behind it go on.
/// </summary>
public sealed class EventRejectedException : Exception
{
    /// <summary>Puts an event aside.</summary>
    /// <param name="reason">Why, for whoever looks into it. No personal data.</param>
    public EventRejectedException(string reason)
        : base(reason)
    {
    }

    /// <summary>Puts an event aside.</summary>
    /// <param name="reason">Why, for whoever looks into it. No personal data.</param>
    /// <param name="innerException">What made it so.</param>
    public EventRejectedException(string reason, Exception innerException)
        : base(reason, innerException)
    {
    }
}
